-- Accounts and what belongs to them. They are no records: the journal knows the ids of persons only. Whatever
-- belongs to a person goes with them.

CREATE TABLE "users" (
    "id" text PRIMARY KEY,
    "version" bigint NOT NULL,
    "name" text NOT NULL DEFAULT '',
    "mail" text NOT NULL DEFAULT '',
    "role" text NOT NULL DEFAULT '',
    "ministry_ids" text NOT NULL DEFAULT '',
    "deputy_ids" text NOT NULL DEFAULT '',
    "password_hash" text NOT NULL DEFAULT '',
    "secret" text NOT NULL DEFAULT '',
    "secret_confirmed" bigint NOT NULL DEFAULT 0,
    "last_step" bigint NOT NULL DEFAULT 0,
    "recovery" text NOT NULL DEFAULT '',
    "subject" text NOT NULL DEFAULT '',
    "quiet" boolean NOT NULL DEFAULT false,
    "created_at" bigint NOT NULL DEFAULT 0,
    "seen_at" bigint NOT NULL DEFAULT 0,
    "disabled_at" bigint NOT NULL DEFAULT 0
);

CREATE UNIQUE INDEX "users_mail" ON "users" ("mail");
CREATE UNIQUE INDEX "users_subject" ON "users" ("subject") WHERE "subject" <> '';

CREATE TABLE "sessions" (
    "id" text PRIMARY KEY,
    "user_id" text NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE,
    "csrf" text NOT NULL DEFAULT '',
    "created_at" bigint NOT NULL DEFAULT 0,
    "seen_at" bigint NOT NULL DEFAULT 0,
    "expires_at" bigint NOT NULL DEFAULT 0,
    "agent" text NOT NULL DEFAULT '',
    "pending" boolean NOT NULL DEFAULT false
);

CREATE INDEX "sessions_user" ON "sessions" ("user_id");
CREATE INDEX "sessions_expiry" ON "sessions" ("expires_at");

CREATE TABLE "tokens" (
    "id" text PRIMARY KEY,
    "user_id" text NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE,
    "purpose" text NOT NULL DEFAULT '',
    "created_at" bigint NOT NULL DEFAULT 0,
    "expires_at" bigint NOT NULL DEFAULT 0,
    "used_at" bigint NOT NULL DEFAULT 0
);

CREATE INDEX "tokens_user" ON "tokens" ("user_id", "purpose");

CREATE TABLE "drafts" (
    "id" text PRIMARY KEY,
    "user_id" text NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE,
    "form" text NOT NULL DEFAULT '',
    "base" text NOT NULL DEFAULT '',
    "values" text NOT NULL DEFAULT '',
    "updated_at" bigint NOT NULL DEFAULT 0
);

CREATE INDEX "drafts_user" ON "drafts" ("user_id");

-- The account is a hash of what was typed, which may be anything, even a password in the wrong field.
CREATE TABLE "sign_in_attempts" (
    "id" text PRIMARY KEY,
    "account" text NOT NULL,
    "address" text NOT NULL,
    "at" bigint NOT NULL,
    "ok" boolean NOT NULL DEFAULT false
);

CREATE INDEX "sign_in_attempts_account" ON "sign_in_attempts" ("account", "at");
CREATE INDEX "sign_in_attempts_address" ON "sign_in_attempts" ("address", "at");
CREATE INDEX "sign_in_attempts_at" ON "sign_in_attempts" ("at");
