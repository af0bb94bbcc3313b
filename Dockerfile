# smebot in a container:
#   docker build -t smebot .
#   docker run --rm --read-only --cap-drop ALL --security-opt no-new-privileges -e DISCORD_TOKEN -v smebot:/var/lib/smebot smebot
# With facts and settings of your own: -v ./facts:/etc/smebot/facts:ro -v ./config.toml:/etc/smebot/config.toml:ro

FROM rust:1-slim-trixie AS build
RUN apt-get update && apt-get install --yes --no-install-recommends libssl-dev pkg-config && rm -rf /var/lib/apt/lists/*
WORKDIR /smebot
COPY . .
RUN cargo build --release --locked

FROM debian:trixie-slim
# Certificates for Discord; a font with Chinese for the charts.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates fonts-noto-cjk libssl3t64 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --home-dir /var/lib/smebot smebot
COPY --from=build /smebot/target/release/smebot /usr/local/bin/smebot
COPY facts /etc/smebot/facts
COPY config.toml /etc/smebot/config.toml
USER smebot
WORKDIR /var/lib/smebot
VOLUME /var/lib/smebot
STOPSIGNAL SIGTERM
ENTRYPOINT ["smebot"]
CMD ["run", "--config", "/etc/smebot/config.toml"]
