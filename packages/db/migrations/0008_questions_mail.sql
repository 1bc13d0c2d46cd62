CREATE TABLE "question" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid,
	"unit_id" uuid,
	"sort" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"folded" text NOT NULL,
	"state" text NOT NULL,
	"hidden_from" text,
	"reason" text,
	"version" integer NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"asked_by" uuid,
	"code_hash" text NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	"answered_by" uuid,
	CONSTRAINT "question_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "question_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"question_id" uuid NOT NULL,
	"what" text NOT NULL,
	"text" text NOT NULL,
	"from_unit_id" uuid,
	"to_unit_id" uuid,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_contact" (
	"question_id" uuid PRIMARY KEY NOT NULL,
	"name" text,
	"contact" text,
	"erase_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "spent_puzzle" (
	"challenge" text NOT NULL,
	"question_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "spent_puzzle_challenge_pk" PRIMARY KEY("challenge")
);
--> statement-breakpoint
CREATE TABLE "mail_choice" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"mode" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"facts" jsonb NOT NULL,
	"sealed" text,
	"urgent" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"why" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"mail_id" uuid,
	"claimed_until" timestamp with time zone,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "reminder" (
	"key" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_change" ADD CONSTRAINT "question_change_question_id_question_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."question"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_contact" ADD CONSTRAINT "question_contact_question_id_question_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."question"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_choice" ADD CONSTRAINT "mail_choice_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "question_edition_id_index" ON "question" USING btree ("edition_id");--> statement-breakpoint
CREATE INDEX "question_unit_id_index" ON "question" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "question_state_due_at_index" ON "question" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "question_change_question_id_index" ON "question_change" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "spent_puzzle_expires_at_index" ON "spent_puzzle" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "outbox_state_due_at_index" ON "outbox" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "outbox_account_id_index" ON "outbox" USING btree ("account_id");