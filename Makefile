# The commands of the project. `make` alone lists them.

SHELL := /bin/bash
.DEFAULT_GOAL := help

# Sources of the front end; the assets are built again only when one of them is newer.
ASSET_SOURCES := $(shell find static -type f \
	-not -path 'static/node_modules/*' -not -path 'static/dist/*' \
	-not -name '*.go' -not -name '*.test.mjs' 2>/dev/null)

.PHONY: help run demo test lint bench assets generate licences

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: assets ## Start on http://127.0.0.1:3000 with the strategies of the sources (data/zielstand.db)
	go run ./app serve

demo: assets ## The same with fictional reports and users (data/demo.db)
	go run ./app serve --demo

test: ## The whole suite; installs what it needs
	@.ci/test

lint: assets ## Formatting, generated code, vet, staticcheck
	@.ci/lint

bench: assets ## Measure, and write docs/performance.md
	@.ci/bench

assets: static/dist/manifest.json ## Build the front end into static/dist

generate: ## Write the generated Go code anew
	go tool templ generate -path views
	go generate ./...

licences: ## Write docs/licences.md anew
	@.ci/licences/write

# npm leaves this file as the last step of an install, so a broken install is done again.
static/node_modules/.package-lock.json: static/package.json static/package-lock.json
	@.ci/setup build
	cd static && npm ci --no-audit --no-fund
	@touch $@

static/dist/manifest.json: static/node_modules/.package-lock.json $(ASSET_SOURCES)
	cd static && node build.mjs
	@touch $@
