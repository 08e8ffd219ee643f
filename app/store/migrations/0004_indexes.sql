-- Pages are made from memory, so only three questions reach the tables: the history of one record, the
-- Kenntnisstand of a moment, and whether anything still hangs on a record that is to be erased.

CREATE INDEX "journal_record" ON "journal" ("kind", "record_id", "seq");
CREATE INDEX "journal_at" ON "journal" ("at");
CREATE INDEX "responsibilities_subject" ON "responsibilities" ("subject_id");
CREATE INDEX "milestones_measure" ON "milestones" ("measure_id");
CREATE INDEX "status_reports_measure" ON "status_reports" ("measure_id");
CREATE INDEX "due_shifts_measure" ON "due_shifts" ("measure_id");
CREATE INDEX "second_opinions_measure" ON "second_opinions" ("measure_id");
CREATE INDEX "readings_indicator" ON "readings" ("indicator_id");
