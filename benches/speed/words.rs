//! Which words are the names of a made-up base combined from?

/// A part of a name, with another wording that the lexicon takes for the same.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    pub en: &'static str,
    pub en_other: &'static str,
    pub zh: &'static str,
    pub zh_other: &'static str,
}

/// What a measure is worth.
#[derive(Clone, Copy, Debug)]
pub enum Worth {
    Count,
    People,
    Money,
    Share,
    /// Growth of the measure at this place of [`MEASURES`].
    Growth(usize),
}

impl Words {
    /// The English words as a key.
    pub fn key(&self) -> String {
        let plain = |letter: char| {
            if letter.is_ascii_alphanumeric() { letter } else { '-' }
        };
        self.en.chars().map(plain).collect()
    }
}

impl Worth {
    /// The unit as a fact base writes it.
    pub fn unit(self) -> &'static str {
        match self {
            Self::Count => r#"{ en = "units", zh = "个" }"#,
            Self::People => r#"{ en = "people", zh = "人" }"#,
            Self::Money => r#""yuan""#,
            Self::Share | Self::Growth(_) => r#""percent""#,
        }
    }

    pub fn kind(self) -> &'static str {
        match self {
            Self::Count | Self::People | Self::Share => "stock",
            Self::Money | Self::Growth(_) => "flow",
        }
    }

    pub fn growth_of(self) -> Option<usize> {
        match self {
            Self::Growth(of) => Some(of),
            Self::Count | Self::People | Self::Money | Self::Share => None,
        }
    }
}

const fn words(en: &'static str, en_other: &'static str, zh: &'static str, zh_other: &'static str) -> Words {
    Words { en, en_other, zh, zh_other }
}

pub const SECTORS: [Words; 50] = [
    words("agriculture", "farming", "农业", "农林牧渔业"),
    words("coal mining", "coal extraction", "煤炭开采业", "采煤业"),
    words("food manufacturing", "food processing", "食品制造业", "食品加工业"),
    words("textile manufacturing", "fabric manufacturing", "纺织业", "布料业"),
    words("clothing manufacturing", "garment manufacturing", "服装业", "成衣业"),
    words("leather manufacturing", "leather goods making", "皮革业", "皮革制品业"),
    words("furniture manufacturing", "furnishings manufacturing", "家具业", "家具制造业"),
    words("papermaking", "pulp and paper", "造纸业", "纸浆业"),
    words("printing", "printing works", "印刷业", "印刷行业"),
    words("toy manufacturing", "toys manufacturing", "玩具业", "玩具行业"),
    words("petrochemical refining", "petrochemical processing", "石化业", "石化行业"),
    words("chemical manufacturing", "chemicals manufacturing", "化工业", "化学业"),
    words("pharmaceutical manufacturing", "pharma manufacturing", "制药业", "医药制造业"),
    words("rubber manufacturing", "tyre manufacturing", "橡胶业", "轮胎业"),
    words("plastic manufacturing", "polymer manufacturing", "塑料业", "塑胶业"),
    words("cement manufacturing", "concrete manufacturing", "水泥业", "水泥行业"),
    words("glass manufacturing", "glassware manufacturing", "玻璃业", "玻璃行业"),
    words("steel making", "iron and steel making", "钢铁业", "钢材业"),
    words("copper smelting", "copper melting", "铜冶炼业", "炼铜业"),
    words("aluminium smelting", "aluminum smelting", "铝冶炼业", "电解铝业"),
    words("machinery manufacturing", "machine building", "机械业", "装备制造业"),
    words("car manufacturing", "automobile manufacturing", "汽车业", "轿车业"),
    words("shipbuilding", "shipyard work", "造船业", "船舶制造业"),
    words("battery manufacturing", "batteries manufacturing", "电池业", "锂电池业"),
    words("home appliance manufacturing", "white goods manufacturing", "家电业", "家用电器业"),
    words("semiconductor manufacturing", "chip manufacturing", "半导体业", "芯片业"),
    words("robot manufacturing", "robots manufacturing", "机器人业", "机械人业"),
    words("electricity supply", "power supply", "电力业", "供电业"),
    words("water supply", "tap water supply", "水务业", "供水业"),
    words("gas supply", "natural gas supply", "燃气业", "天然气业"),
    words("housing construction", "home building", "房屋建筑业", "住房建筑业"),
    words("road construction", "highway construction", "道路建设业", "公路建设业"),
    words("wholesale trade", "wholesaling", "批发业", "批发行业"),
    words("retail trade", "retailing", "零售业", "零售行业"),
    words("road haulage", "road freight", "道路货运业", "公路货运业"),
    words("rail transport", "railway transport", "铁路运输业", "铁道运输业"),
    words("air transport", "aviation", "航空运输业", "民航业"),
    words("express delivery", "courier services", "快递业", "速递业"),
    words("hotels", "hotel accommodation", "酒店业", "旅馆业"),
    words("restaurants", "catering", "餐饮业", "餐馆业"),
    words("software", "computer programs", "软件业", "软体业"),
    words("telecommunications", "telecoms", "电信业", "通信业"),
    words("insurance", "insurance cover", "保险业", "承保业"),
    words("banking", "banks", "银行业", "银行行业"),
    words("real estate", "property development", "房地产业", "地产业"),
    words("tourism", "sightseeing tourism", "旅游业", "旅行业"),
    words("education", "schooling", "教育业", "教学业"),
    words("health care", "healthcare", "医疗业", "卫生业"),
    words("film production", "movie production", "电影业", "影片业"),
    words("advertising", "adverts", "广告业", "营销业"),
];
pub const MEASURES: [(Words, Worth); 40] = [
    (words("number of companies", "number of firms", "企业数量", "公司数量"), Worth::Count),
    (words("operating revenue", "turnover", "营业收入", "营收"), Worth::Money),
    (words("growth of operating revenue", "rise of operating revenue", "营业收入增速", "营收增幅"), Worth::Growth(1)),
    (words("total profit", "total earnings", "利润总额", "盈利总额"), Worth::Money),
    (words("employees", "workers", "从业人员", "员工"), Worth::People),
    (words("growth of total profit", "increase of total profit", "利润总额增速", "盈利总额增幅"), Worth::Growth(3)),
    (words("research and development spending", "r&d spending", "研发经费", "研发支出"), Worth::Money),
    (words("share with patents", "percentage with patents", "拥有专利的占比", "拥有专利的比例"), Worth::Share),
    (words("value added", "gross value added", "增加值", "附加值"), Worth::Money),
    (words("growth of value added", "rise of value added", "增加值增速", "附加值增幅"), Worth::Growth(8)),
    (words("exports", "goods sold abroad", "出口额", "外销额"), Worth::Money),
    (words("imports", "goods bought abroad", "进口额", "输入额"), Worth::Money),
    (words("wages paid", "salaries paid", "工资总额", "薪酬总额"), Worth::Money),
    (words("tax paid", "taxes paid", "纳税额", "缴税额"), Worth::Money),
    (words("outstanding loans", "outstanding credit", "贷款余额", "信贷余额"), Worth::Money),
    (words("share with bank loans", "percentage with bank loans", "获得贷款的占比", "获得贷款的比例"), Worth::Share),
    (words("loss-making share", "loss-making percentage", "亏损面占比", "亏损面比例"), Worth::Share),
    (words("fixed asset investment", "fixed investment", "固定资产投资", "固投"), Worth::Money),
    (words("growth of fixed asset investment", "rise of fixed asset investment", "固定资产投资增速", "固投增幅"), Worth::Growth(17)),
    (words("patents granted", "patent rights granted", "专利授权量", "专利权授予量"), Worth::Count),
    (words("trademarks registered", "trademarks on the register", "商标注册量", "商标登记量"), Worth::Count),
    (words("bankruptcies", "insolvencies", "破产数量", "无力偿债数量"), Worth::Count),
    (words("new registrations", "newly registered", "新登记数量", "新增登记数量"), Worth::Count),
    (words("arrears owed", "overdue payments owed", "拖欠账款", "逾期账款"), Worth::Money),
    (words("inventories", "stockpiles", "产成品存货", "库存"), Worth::Money),
    (words("share using robots", "percentage using robots", "使用机器人的占比", "使用机器人的比例"), Worth::Share),
    (words("share with websites", "percentage with websites", "拥有网站的占比", "拥有网站的比例"), Worth::Share),
    (words("digital transformation share", "digitalisation share", "数字化占比", "数字化比例"), Worth::Share),
    (words("energy consumption cost", "energy use cost", "能源成本", "能源费用"), Worth::Money),
    (words("apprentices", "trainees", "学徒人数", "学徒人员"), Worth::People),
    (words("researchers", "scientists", "研究人员", "科研人员"), Worth::People),
    (words("job vacancies", "job openings", "职位空缺", "岗位空缺"), Worth::Count),
    (words("layoffs", "redundancies", "裁员人数", "裁减人数"), Worth::People),
    (words("women employed", "female employees", "女性从业人员", "女员工"), Worth::People),
    (words("bond financing", "bond funding", "债券融资", "债券筹资"), Worth::Money),
    (words("equity financing", "equity funding", "股权融资", "股权筹资"), Worth::Money),
    (words("government subsidies", "government grants", "政府补贴", "政府补助"), Worth::Money),
    (words("strikes", "walkouts", "罢工次数", "罢工起数"), Worth::Count),
    (words("workplace accidents", "work accidents", "工伤事故", "工伤事件"), Worth::Count),
    (words("growth of exports", "rise of exports", "出口额增速", "外销额增幅"), Worth::Growth(10)),
];
pub const POPULATIONS: [Words; 25] = [
    words("small firms", "small companies", "小型企业", "小型公司"),
    words("large firms", "big companies", "大型企业", "大型公司"),
    words("medium-sized firms", "mid-sized companies", "中型企业", "中型公司"),
    words("micro firms", "tiny companies", "微型企业", "微型公司"),
    words("private firms", "privately owned companies", "民营企业", "私营企业"),
    words("state-owned firms", "state owned companies", "国有企业", "国营企业"),
    words("foreign-funded firms", "foreign-invested companies", "外资企业", "外商投资企业"),
    words("family-owned firms", "family businesses", "家族企业", "家族公司"),
    words("listed firms", "listed companies", "上市企业", "上市公司"),
    words("high-tech firms", "hi-tech companies", "高新技术企业", "高科技公司"),
    words("small private firms", "small privately owned companies", "小型民营企业", "小型私营企业"),
    words("large private firms", "big privately owned companies", "大型民营企业", "大型私营企业"),
    words("medium-sized private firms", "mid-sized privately owned companies", "中型民营企业", "中型私营企业"),
    words("micro private firms", "tiny privately owned companies", "微型民营企业", "微型私营企业"),
    words("small state-owned firms", "small state owned companies", "小型国有企业", "小型国营企业"),
    words("large state-owned firms", "big state owned companies", "大型国有企业", "大型国营企业"),
    words("small high-tech firms", "small hi-tech companies", "小型高新技术企业", "小型高科技公司"),
    words("large high-tech firms", "big hi-tech companies", "大型高新技术企业", "大型高科技公司"),
    words("small foreign-funded firms", "small foreign-invested companies", "小型外资企业", "小型外商投资企业"),
    words("large foreign-funded firms", "big foreign-invested companies", "大型外资企业", "大型外商投资企业"),
    words("cooperatives", "co-ops", "合作社", "专业合作社"),
    words("self-employed traders", "sole proprietors", "个体工商户", "个体户"),
    words("start-ups", "startups", "初创企业", "初创公司"),
    words("subsidiaries", "affiliates", "子公司", "附属公司"),
    words("exporters", "exporting firms", "出口企业", "外销企业"),
];
