-- The outbox of mails, what was reminded of, and who works in the background.

CREATE TABLE "outgoing_mails" (
    "id" text PRIMARY KEY,
    "key" text NOT NULL UNIQUE,
    "user_id" text NOT NULL DEFAULT '',
    "address" text NOT NULL,
    "subject" text NOT NULL,
    "text" text NOT NULL DEFAULT '',
    "html" text NOT NULL DEFAULT '',
    "optional" boolean NOT NULL DEFAULT false,
    "state" text NOT NULL,
    "attempts" bigint NOT NULL DEFAULT 0,
    "next_at" bigint NOT NULL DEFAULT 0,
    "created_at" bigint NOT NULL DEFAULT 0,
    "sent_at" bigint NOT NULL DEFAULT 0,
    "last_error" text NOT NULL DEFAULT ''
);

CREATE INDEX "outgoing_mails_due" ON "outgoing_mails" ("state", "next_at");
CREATE INDEX "outgoing_mails_user" ON "outgoing_mails" ("user_id");

-- An occasion that a person was written about, so that it is in one mail only.
CREATE TABLE "mail_occasions" (
    "user_id" text NOT NULL,
    "occasion" text NOT NULL,
    "mail_key" text NOT NULL,
    "noted_at" bigint NOT NULL DEFAULT 0,
    PRIMARY KEY ("user_id", "occasion")
);

-- Work that only one instance does at a time.
CREATE TABLE "leases" (
    "name" text PRIMARY KEY,
    "holder" text NOT NULL,
    "until" bigint NOT NULL
);
