// A bot of discord.js against the sandbox: logs in, receives, replies, registers, answers every sort of interaction, resumes.
// Environment: SANDBOX (http://127.0.0.1:PORT), TOKEN, COMPRESSION (none or zlib-stream). Ends with 0 when everything held.
import assert from 'node:assert/strict';
import { AttachmentBuilder, Client, CompressionMethod, Events, GatewayIntentBits, MessageFlags, Partials } from 'discord.js';

const { SANDBOX, TOKEN, COMPRESSION } = process.env;
const ADA = '1200000000300000001';
const LIN = '1200000000300000004';
const FIGURES = '1200000000200000001';
const GUILD = '1200000000100000001';

const call = async (path, body) => {
  const request = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${SANDBOX}/sandbox/api/${path}`, request);
  const answer = await response.json();
  assert.equal(response.status, 200, `${path}: ${JSON.stringify(answer)}`);
  return answer;
};
const act = (act, fields, as = ADA) => call('act', { as, act, ...fields });
const control = (control, fields) => call('control', { control, ...fields });
const passed = (what) => console.log(`held: ${what}`);
const once = (client, event, wanted = () => true, time = 10_000, when = '') =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${event} in ${time} ms ${when}`)), time);
    const listener = (...values) => {
      if (!wanted(...values)) return;
      clearTimeout(timer);
      client.off(event, listener);
      resolve(values[0]);
    };
    client.on(event, listener);
  });

const client = new Client({
  intents: [
    GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent,
    GatewayIntentBits.DirectMessages, GatewayIntentBits.GuildMessageReactions,
  ],
  partials: [Partials.Channel],
  rest: { api: `${SANDBOX}/api` },
  ws: { compression: COMPRESSION === 'zlib-stream' ? CompressionMethod.ZlibNative : null },
});
client.on(Events.Error, (error) => { throw error; });

const ready = once(client, Events.ClientReady);
await client.login(TOKEN);
await ready;
const guild = await client.guilds.fetch(GUILD).then((guild) => guild.fetch());
assert.equal(guild.channels.cache.size, 2);
assert.equal(client.user.username, 'smebot');
await client.application.fetch();
passed('logs in and finds its server');

{
  const received = once(client, Events.MessageCreate, (message) => message.author.id === ADA);
  const { message: sent } = await act('send', { channel: FIGURES, content: 'how many?' });
  const message = await received;
  assert.equal(message.content, 'how many?');
  assert.equal(message.member.displayName, 'Ada');
  const reply = await message.reply({ content: 'many', embeds: [{ title: 't', description: 'd', fields: [{ name: 'n', value: 'v' }] }] });
  assert.equal(reply.reference.messageId, sent.message.id);
  assert.ok(reply.mentions.has(ADA), 'a reply pings unless it says otherwise');
  const edited = await reply.edit({ content: 'more', allowedMentions: { parse: [] } });
  assert.equal(edited.content, 'more');
  assert.ok(!edited.mentions.has(ADA));
  await reply.react('👍');
  const fetched = await message.channel.messages.fetch({ message: reply.id, force: true });
  assert.equal(fetched.reactions.cache.get('👍').count, 1);
  const picture = await message.channel.send({ files: [new AttachmentBuilder(Buffer.from('a,b\n1,2\n'), { name: 'a.csv', description: 'a table' })] });
  const file = picture.attachments.first();
  assert.equal(file.description, 'a table');
  assert.equal(await (await fetch(file.url)).text(), 'a,b\n1,2\n');
  await picture.delete();
  await assert.rejects(message.channel.messages.fetch({ message: picture.id, force: true }), { code: 10008 });
  const seen = await call(`messages?as=${ADA}&channel=${FIGURES}`);
  assert.deepEqual(seen.messages.map(({ message }) => message.content), ['how many?', 'more']);
}
passed('receives a message, replies, edits, reacts, attaches, deletes');

{
  const channel = '1200000000500000001';
  const received = once(client, Events.MessageCreate, (message) => message.author.id === ADA);
  await act('send', { channel, content: 'between us' });
  const message = await received;
  assert.equal(message.content, 'between us');
  await message.reply('yes');
}
passed('speaks in direct messages');

const commands = [
  {
    name: 'sme', description: 'Ask', name_localizations: { 'zh-CN': '问' }, description_localizations: { 'zh-CN': '提问' },
    options: [
      { type: 1, name: 'ask', description: 'A question', options: [{ type: 3, name: 'question', description: 'q', required: true, autocomplete: true }] },
      { type: 1, name: 'pick', description: 'Buttons' },
    ],
  },
  { name: 'Check the figures', type: 3 },
];
const registered = await client.application.commands.set(commands);
assert.equal(registered.size, 2);
const again = await client.application.commands.set(commands);
assert.deepEqual([...again.keys()], [...registered.keys()]);
await assert.rejects(client.application.commands.create({ name: 'Bad Name', description: 'x' }), { code: 50035 });
const listed = await call(`commands?as=${LIN}&channel=${FIGURES}`);
assert.equal(listed.commands[0].name_shown, '问');
passed('registers commands, in two languages, and is told what is wrong with one');

client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isAutocomplete()) {
    return interaction.respond([{ name: `${interaction.options.getFocused()}!`, nameLocalizations: { 'zh-CN': '好' }, value: 'v' }]);
  }
  if (interaction.isChatInputCommand() && interaction.options.getSubcommand() === 'ask') {
    await interaction.deferReply();
    await interaction.editReply(`you asked: ${interaction.options.getString('question')} (${interaction.locale})`);
    return interaction.followUp({ content: 'and only you see this', flags: MessageFlags.Ephemeral });
  }
  if (interaction.isChatInputCommand()) {
    const row = {
      type: 1,
      components: [{ type: 2, style: 1, label: 'Working', custom_id: 'working' }, { type: 2, style: 2, label: 'Modal', custom_id: 'modal' }],
    };
    const menu = { type: 1, components: [{ type: 3, custom_id: 'menu', options: [{ label: 'A', value: 'a' }, { label: 'B', value: 'b' }] }] };
    const { resource } = await interaction.reply({ content: 'choose', components: [row, menu], withResponse: true });
    assert.equal(resource.message.content, 'choose');
    return undefined;
  }
  if (interaction.isMessageContextMenuCommand()) {
    return interaction.reply({ content: `checked: ${interaction.targetMessage.content}`, flags: MessageFlags.Ephemeral });
  }
  if (interaction.isButton() && interaction.customId === 'modal') {
    return interaction.showModal({
      title: 'Which?', custom_id: 'which',
      components: [{ type: 18, label: 'Figure', component: { type: 4, custom_id: 'figure', style: 1 } }],
    });
  }
  if (interaction.isButton()) return interaction.reply({ content: '1 ÷ 2', flags: MessageFlags.Ephemeral });
  if (interaction.isStringSelectMenu()) return interaction.update({ content: `chosen: ${interaction.values}` });
  if (interaction.isModalSubmit()) return interaction.reply(`figure: ${interaction.fields.getTextInputValue('figure')}`);
  throw new Error(`what is ${interaction.type}?`);
});

const asked = await act('invoke', { channel: FIGURES, command: 'sme', path: ['ask'], options: { question: '多少' }, wait: true }, LIN);
assert.equal(asked.message.message.content, 'you asked: 多少 (zh-CN)');
assert.equal(asked.message.message.flags & 128, 0);
const choices = await act('autocomplete', { channel: FIGURES, command: 'sme', path: ['ask'], options: { question: 'x' }, focused: 'question', wait: true }, LIN);
assert.deepEqual(choices.choices, [{ name: '好', value: 'v' }]);
const target = (await call(`messages?as=${ADA}&channel=${FIGURES}`)).messages[0].message;
const checked = await act('menu', { channel: FIGURES, command: 'Check the figures', target: target.id, wait: true });
assert.equal(checked.message.message.content, 'checked: how many?');
assert.equal(checked.message.ephemeral, true);
const picked = await act('invoke', { channel: FIGURES, command: 'sme', path: ['pick'], wait: true });
const message = picked.message.message.id;
const working = await act('press', { channel: FIGURES, message, custom_id: 'working', wait: true });
assert.equal(working.message.message.content, '1 ÷ 2');
const modal = await act('press', { channel: FIGURES, message, custom_id: 'modal', wait: true });
assert.equal(modal.modal.title, 'Which?');
const submitted = await act('submit', { interaction: modal.interaction, values: { figure: '42' }, wait: true });
assert.equal(submitted.message.message.content, 'figure: 42');
const selected = await act('select', { channel: FIGURES, message, custom_id: 'menu', values: ['b'], wait: true });
assert.equal(selected.message.message.content, 'chosen: b');
passed('answers commands, autocomplete, menus, buttons, selects and modals');

for (const fault of [['drop'], ['close', { code: 4000 }], ['reconnect'], ['invalidate', { resumable: true }]]) {
  const before = (await call('control')).gateway;
  const received = once(client, Events.MessageCreate, (message) => message.content === `after ${fault[0]}`, 20_000, fault[0]);
  const resumed = once(client, Events.ShardResume, () => true, 20_000, fault[0]);
  await control(...fault);
  await act('send', { channel: FIGURES, content: `after ${fault[0]}` });
  await received;
  await resumed;
  const after = (await call('control')).gateway;
  assert.equal(after.resumed, before.resumed + 1, fault[0]);
  assert.equal(after.identified, before.identified, fault[0]);
}
passed('resumes after a dropped connection, a close, op 7 and op 9, and misses nothing');

{
  const received = once(client, Events.MessageCreate, (message) => message.content === 'limits', 20_000);
  await act('send', { channel: FIGURES, content: 'limits' });
  const message = await received;
  await control('fail', { count: 1, status: 429, path: '/messages', method: 'POST', retry_after: 0.2 });
  await message.channel.send('after a 429');
  await control('fail', { count: 1, status: 503, path: '/messages', method: 'POST' });
  await message.channel.send('after a 503');
  const seen = await call(`messages?as=${ADA}&channel=${FIGURES}`);
  const said = seen.messages.map(({ message }) => message.content).filter((content) => content.startsWith('after a '));
  assert.deepEqual(said, ['after a 429', 'after a 503']);
}
passed('tries again after 429 and 503, by its own rules');

const { complaints } = await call('control');
assert.deepEqual(complaints.filter((complaint) => !complaint.includes('Bad Name') && !complaint.includes('APPLICATION_COMMAND')), []);
passed("Discord's description of its API is kept, both ways");
await client.destroy();
process.exit(0);
