-- Briefings, their frozen versions, when one is made by itself; what was frozen, and the files made from it.

CREATE TABLE "briefing_schedules" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "title" text NOT NULL DEFAULT '',
    "template" text NOT NULL DEFAULT '',
    "strategy_id" text NOT NULL DEFAULT '',
    "ministry_id" text NOT NULL DEFAULT '',
    "audience" text NOT NULL DEFAULT '',
    "on_day" text NOT NULL DEFAULT '',
    "body_id" text NOT NULL DEFAULT '',
    "days_before" bigint NOT NULL DEFAULT 0,
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "briefings" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "title" text NOT NULL DEFAULT '',
    "template" text NOT NULL DEFAULT '',
    "strategy_id" text NOT NULL DEFAULT '',
    "ministry_id" text NOT NULL DEFAULT '',
    "stichtag" text NOT NULL DEFAULT '',
    "audience" text NOT NULL DEFAULT '',
    "since" text NOT NULL DEFAULT '',
    "since_known_at" bigint NOT NULL DEFAULT 0,
    "since_id" text NOT NULL DEFAULT '',
    "state" text NOT NULL DEFAULT '',
    "published" boolean NOT NULL DEFAULT false,
    "texts" text NOT NULL DEFAULT '',
    "schedule_id" text NOT NULL DEFAULT '',
    "sources" text NOT NULL DEFAULT ''
);

CREATE TABLE "briefing_versions" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "archived_at" bigint NOT NULL DEFAULT 0,
    "briefing_id" text NOT NULL REFERENCES "briefings" ("id") DEFERRABLE INITIALLY DEFERRED,
    "number" bigint NOT NULL DEFAULT 0,
    "state" text NOT NULL DEFAULT '',
    "hash" text NOT NULL DEFAULT '',
    "title" text NOT NULL DEFAULT '',
    "template" text NOT NULL DEFAULT '',
    "audience" text NOT NULL DEFAULT '',
    "stichtag" text NOT NULL DEFAULT '',
    "known_at" bigint NOT NULL DEFAULT 0,
    "head_seq" bigint NOT NULL DEFAULT 0,
    "head_hash" text NOT NULL DEFAULT '',
    "frozen_at" bigint NOT NULL DEFAULT 0,
    "frozen_by" text NOT NULL DEFAULT '',
    "sources" text NOT NULL DEFAULT ''
);

-- What versions were frozen from, packed; the hash is that of the content before packing, and a version names it.
CREATE TABLE "briefing_snapshots" (
    "hash" text PRIMARY KEY,
    "packed" bytea NOT NULL
);

-- The files that were made from versions, by the hash of their bytes.
CREATE TABLE "briefing_files" (
    "hash" text PRIMARY KEY,
    "version_id" text NOT NULL,
    "name" text NOT NULL DEFAULT '',
    "size" bigint NOT NULL DEFAULT 0,
    "made_at" bigint NOT NULL DEFAULT 0
);

CREATE INDEX "briefing_files_version" ON "briefing_files" ("version_id");
