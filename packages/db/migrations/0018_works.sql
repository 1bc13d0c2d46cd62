CREATE TABLE "replication" (
	"id" uuid PRIMARY KEY NOT NULL,
	"term_id" uuid NOT NULL,
	"entry_id" uuid,
	"work_id" uuid,
	"title" text NOT NULL,
	"purpose" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"evaluations" jsonb NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "replication_entry_id_unique" UNIQUE("entry_id"),
	CONSTRAINT "replication_work_id_unique" UNIQUE("work_id")
);
--> statement-breakpoint
CREATE TABLE "replication_unit" (
	"replication_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"part" text NOT NULL,
	"state" text NOT NULL,
	"work_id" uuid,
	"reason" text,
	"at" timestamp with time zone NOT NULL,
	"by" uuid NOT NULL,
	CONSTRAINT "replication_unit_replication_id_unit_id_part_pk" PRIMARY KEY("replication_id","unit_id","part")
);
--> statement-breakpoint
CREATE TABLE "work" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"term_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"sort" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"entered_by" uuid NOT NULL,
	"on_behalf" boolean NOT NULL,
	"entry_id" uuid,
	"replication_id" uuid,
	"replication_part" text,
	"created_at" timestamp with time zone NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"registered_at" timestamp with time zone,
	"reported_at" timestamp with time zone,
	"accepted_on" date,
	"decided_by" uuid,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "work_commendation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"work_id" uuid NOT NULL,
	"term_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"withdrawn_by" uuid
);
--> statement-breakpoint
CREATE TABLE "work_content" (
	"work_id" uuid PRIMARY KEY NOT NULL,
	"body" jsonb NOT NULL,
	"folded" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "work_decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"term_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"number" text NOT NULL,
	"signed_on" date NOT NULL,
	"reason" text NOT NULL,
	"text" jsonb NOT NULL,
	"supersedes" uuid,
	"prepared_by" uuid NOT NULL,
	"prepared_at" timestamp with time zone NOT NULL,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"sent_back" text
);
--> statement-breakpoint
CREATE TABLE "work_decision_item" (
	"decision_id" uuid NOT NULL,
	"work_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"title" text NOT NULL,
	"unit_name" text NOT NULL,
	CONSTRAINT "work_decision_item_decision_id_work_id_pk" PRIMARY KEY("decision_id","work_id")
);
--> statement-breakpoint
CREATE TABLE "work_file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"work_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "work_step" (
	"id" uuid PRIMARY KEY NOT NULL,
	"work_id" uuid NOT NULL,
	"act" text NOT NULL,
	"reason" text,
	"items" jsonb NOT NULL,
	"due" date,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bloc_report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"term_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"number" text NOT NULL,
	"signed_on" date,
	"figures" jsonb,
	"digest" text,
	"saved_at" timestamp with time zone NOT NULL,
	"prepared_by" uuid NOT NULL,
	"prepared_at" timestamp with time zone,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"sent_back" text,
	CONSTRAINT "bloc_report_term_id_kind_year_unique" UNIQUE("term_id","kind","year")
);
--> statement-breakpoint
CREATE TABLE "unit_report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"term_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"saved_by" uuid NOT NULL,
	"handed_in_at" timestamp with time zone,
	"return_items" jsonb NOT NULL,
	"return_reason" text,
	"due" date,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "unit_report_unit_id_kind_year_unique" UNIQUE("unit_id","kind","year")
);
--> statement-breakpoint
CREATE TABLE "unit_report_revision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"unit_name" text NOT NULL,
	"cluster_name" text NOT NULL,
	"body" jsonb NOT NULL,
	"figures" jsonb NOT NULL,
	"digest" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid NOT NULL,
	CONSTRAINT "unit_report_revision_report_id_n_unique" UNIQUE("report_id","n")
);
--> statement-breakpoint
ALTER TABLE "replication" ADD CONSTRAINT "replication_term_id_term_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."term"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replication" ADD CONSTRAINT "replication_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replication" ADD CONSTRAINT "replication_work_id_work_id_fk" FOREIGN KEY ("work_id") REFERENCES "public"."work"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replication_unit" ADD CONSTRAINT "replication_unit_replication_id_replication_id_fk" FOREIGN KEY ("replication_id") REFERENCES "public"."replication"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replication_unit" ADD CONSTRAINT "replication_unit_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replication_unit" ADD CONSTRAINT "replication_unit_work_id_work_id_fk" FOREIGN KEY ("work_id") REFERENCES "public"."work"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work" ADD CONSTRAINT "work_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work" ADD CONSTRAINT "work_term_id_term_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."term"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work" ADD CONSTRAINT "work_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_commendation" ADD CONSTRAINT "work_commendation_work_id_work_id_fk" FOREIGN KEY ("work_id") REFERENCES "public"."work"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_commendation" ADD CONSTRAINT "work_commendation_term_id_term_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."term"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_commendation" ADD CONSTRAINT "work_commendation_decision_id_work_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."work_decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_commendation" ADD CONSTRAINT "work_commendation_withdrawn_by_work_decision_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."work_decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_content" ADD CONSTRAINT "work_content_work_id_work_id_fk" FOREIGN KEY ("work_id") REFERENCES "public"."work"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_decision" ADD CONSTRAINT "work_decision_term_id_term_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."term"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_decision_item" ADD CONSTRAINT "work_decision_item_decision_id_work_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."work_decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_decision_item" ADD CONSTRAINT "work_decision_item_work_id_work_id_fk" FOREIGN KEY ("work_id") REFERENCES "public"."work"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_file" ADD CONSTRAINT "work_file_work_id_work_id_fk" FOREIGN KEY ("work_id") REFERENCES "public"."work"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_file" ADD CONSTRAINT "work_file_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_step" ADD CONSTRAINT "work_step_work_id_work_id_fk" FOREIGN KEY ("work_id") REFERENCES "public"."work"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bloc_report" ADD CONSTRAINT "bloc_report_term_id_term_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."term"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_report" ADD CONSTRAINT "unit_report_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_report" ADD CONSTRAINT "unit_report_term_id_term_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."term"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_report_revision" ADD CONSTRAINT "unit_report_revision_report_id_unit_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."unit_report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "replication_unit_unit_id_index" ON "replication_unit" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "work_unit_id_index" ON "work" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "work_term_id_state_index" ON "work" USING btree ("term_id","state");--> statement-breakpoint
CREATE INDEX "work_replication_id_index" ON "work" USING btree ("replication_id");--> statement-breakpoint
CREATE UNIQUE INDEX "work_entry_once" ON "work" USING btree ("entry_id") WHERE "work"."replication_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "work_commended_once" ON "work_commendation" USING btree ("work_id") WHERE "work_commendation"."withdrawn_by" is null;--> statement-breakpoint
CREATE INDEX "work_commendation_term_id_index" ON "work_commendation" USING btree ("term_id");--> statement-breakpoint
CREATE INDEX "work_decision_term_id_index" ON "work_decision" USING btree ("term_id");--> statement-breakpoint
CREATE INDEX "work_decision_item_work_id_index" ON "work_decision_item" USING btree ("work_id");--> statement-breakpoint
CREATE INDEX "work_file_work_id_index" ON "work_file" USING btree ("work_id");--> statement-breakpoint
CREATE INDEX "work_step_work_id_index" ON "work_step" USING btree ("work_id");--> statement-breakpoint
CREATE INDEX "unit_report_kind_year_index" ON "unit_report" USING btree ("kind","year");