CREATE TABLE "objection" (
	"id" uuid PRIMARY KEY NOT NULL,
	"notice_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"receipt_code" text NOT NULL,
	"text" text NOT NULL,
	"file_id" uuid,
	"filed_by" uuid NOT NULL,
	"filed_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"ruling" text,
	"minutes" text,
	"reason" text,
	"ruled_by" uuid,
	"ruled_at" timestamp with time zone,
	CONSTRAINT "objection_receipt_code_unique" UNIQUE("receipt_code")
);
--> statement-breakpoint
CREATE TABLE "objection_answer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"objection_id" uuid NOT NULL,
	"text" text NOT NULL,
	"file_id" uuid,
	"by" uuid,
	"person_id" uuid,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "public_notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"working_days" integer NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"published_by" uuid NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"conclusion" text,
	CONSTRAINT "public_notice_edition_id_n_unique" UNIQUE("edition_id","n")
);
--> statement-breakpoint
CREATE TABLE "public_notice_entry" (
	"notice_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "public_notice_entry_notice_id_entry_id_pk" PRIMARY KEY("notice_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "ceremony" (
	"edition_id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"place" text NOT NULL,
	"reply_by" timestamp with time zone,
	"note" text NOT NULL,
	"contact" text NOT NULL,
	"tell_hours" integer NOT NULL,
	"version" integer NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ceremony_invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"prepared_by" uuid NOT NULL,
	"prepared_at" timestamp with time zone NOT NULL,
	"sent_by" uuid,
	"sent_at" timestamp with time zone,
	"answer" text,
	"people" integer,
	"answer_note" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	CONSTRAINT "ceremony_invitation_edition_id_unit_id_unique" UNIQUE("edition_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "result_notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"channel" text,
	"note" text,
	"by" uuid,
	"told_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"claimed_until" timestamp with time zone,
	CONSTRAINT "result_notice_edition_id_entry_id_person_id_unique" UNIQUE("edition_id","entry_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_notice_id_public_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."public_notice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection_answer" ADD CONSTRAINT "objection_answer_objection_id_objection_id_fk" FOREIGN KEY ("objection_id") REFERENCES "public"."objection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection_answer" ADD CONSTRAINT "objection_answer_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection_answer" ADD CONSTRAINT "objection_answer_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_notice" ADD CONSTRAINT "public_notice_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_notice_entry" ADD CONSTRAINT "public_notice_entry_notice_id_public_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."public_notice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_notice_entry" ADD CONSTRAINT "public_notice_entry_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_notice_entry" ADD CONSTRAINT "public_notice_entry_revision_id_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ceremony" ADD CONSTRAINT "ceremony_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ceremony_invitation" ADD CONSTRAINT "ceremony_invitation_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ceremony_invitation" ADD CONSTRAINT "ceremony_invitation_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_notice" ADD CONSTRAINT "result_notice_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_notice" ADD CONSTRAINT "result_notice_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_notice" ADD CONSTRAINT "result_notice_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "objection_notice_id_index" ON "objection" USING btree ("notice_id");--> statement-breakpoint
CREATE INDEX "objection_entry_id_index" ON "objection" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "objection_answer_objection_id_index" ON "objection_answer" USING btree ("objection_id");--> statement-breakpoint
CREATE INDEX "public_notice_entry_entry_id_index" ON "public_notice_entry" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "result_notice_state_due_at_index" ON "result_notice" USING btree ("state","due_at");