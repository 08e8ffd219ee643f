# The program as an image: front end, binary, and a small Debian that runs it without rights.
# .ci/try-image runs these very steps in plain folders; it understands FROM, WORKDIR, COPY, RUN, ENV, USER and the
# exec forms below, and stops at anything else.

FROM node:20-bookworm-slim AS assets
WORKDIR /src/static
COPY static/package.json static/package-lock.json static/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY static ./
RUN node build.mjs
RUN cat node_modules/*/LICENSE* node_modules/@*/*/LICENSE* node_modules/*/NOTICE* > licences-npm.txt

FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . ./
COPY --from=assets /src/static/dist static/dist
# cgo is for SQLite; the time zones go into the binary because the slim image has none.
RUN CGO_ENABLED=1 go build -trimpath -buildvcs=false -tags timetzdata -ldflags='-s -w' -o zielstand ./app
RUN go run -buildvcs=false ./.ci/licences -texts > licences-go.txt
RUN mkdir -p data

FROM debian:bookworm-slim AS program
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /src/zielstand /usr/local/bin/zielstand
COPY --from=build /src/licences-go.txt /usr/share/doc/zielstand/licences-go.txt
COPY --from=assets /src/static/licences-npm.txt /usr/share/doc/zielstand/licences-npm.txt
COPY LICENSE /usr/share/doc/zielstand/LICENSE
# A numeric user needs no account, and Kubernetes can see that it is not root.
COPY --from=build --chown=10001:10001 /src/data /data
USER 10001:10001
ENV ZIELSTAND_ADDR=0.0.0.0:3000
ENV ZIELSTAND_DATABASE=/data/zielstand.db
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["zielstand", "healthcheck"]
ENTRYPOINT ["zielstand"]
CMD ["serve"]
