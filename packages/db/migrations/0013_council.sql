CREATE TABLE "ballot" (
	"round_id" uuid NOT NULL,
	"serial" text NOT NULL,
	"signature" text,
	"marks" text[] NOT NULL,
	CONSTRAINT "ballot_round_id_serial_pk" PRIMARY KEY("round_id","serial")
);
--> statement-breakpoint
CREATE TABLE "ballot_roll" (
	"round_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"issued" boolean NOT NULL,
	"blinded" text,
	"blind_signature" text,
	"sealed" text,
	"confirmed" text,
	CONSTRAINT "ballot_roll_round_id_member_id_pk" PRIMARY KEY("round_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "ballot_round" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stage_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"kind" text NOT NULL,
	"way" text NOT NULL,
	"state" text NOT NULL,
	"candidates" jsonb NOT NULL,
	"seats" integer NOT NULL,
	"public_key" text,
	"issued" integer,
	"root" text,
	"count" jsonb,
	"reason" text,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "ballot_round_stage_id_n_unique" UNIQUE("stage_id","n")
);
--> statement-breakpoint
CREATE TABLE "cast_ballot" (
	"round_id" uuid NOT NULL,
	"serial" text NOT NULL,
	"signature" text,
	"marks" text[] NOT NULL,
	CONSTRAINT "cast_ballot_round_id_serial_pk" PRIMARY KEY("round_id","serial")
);
--> statement-breakpoint
CREATE TABLE "council" (
	"stage_id" uuid PRIMARY KEY NOT NULL,
	"set_up_by" text NOT NULL,
	"meets_at" timestamp with time zone,
	"place" text NOT NULL,
	"minutes" jsonb NOT NULL,
	"version" integer NOT NULL,
	"opened_at" timestamp with time zone,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "council_interest" (
	"member_id" uuid NOT NULL,
	"stage_entry_id" uuid NOT NULL,
	"source" text NOT NULL,
	"reason" text NOT NULL,
	"by" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "council_interest_member_id_stage_entry_id_source_pk" PRIMARY KEY("member_id","stage_entry_id","source")
);
--> statement-breakpoint
CREATE TABLE "council_member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stage_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"office" text NOT NULL,
	"teller" text,
	"state" text NOT NULL,
	"attendance" text,
	"absence_reason" text,
	"ordinal" integer NOT NULL,
	CONSTRAINT "council_member_stage_id_person_id_unique" UNIQUE("stage_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "council_resolution" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stage_id" uuid NOT NULL,
	"chosen" jsonb NOT NULL,
	"among" jsonb NOT NULL,
	"reason" text NOT NULL,
	"outcome" jsonb,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "paper_count" (
	"round_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"teller" uuid NOT NULL,
	"body" jsonb NOT NULL,
	"version" integer NOT NULL,
	"handed_in" boolean NOT NULL,
	CONSTRAINT "paper_count_round_id_kind_teller_pk" PRIMARY KEY("round_id","kind","teller")
);
--> statement-breakpoint
ALTER TABLE "ballot_roll" ADD CONSTRAINT "ballot_roll_round_id_ballot_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."ballot_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_roll" ADD CONSTRAINT "ballot_roll_member_id_council_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."council_member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_round" ADD CONSTRAINT "ballot_round_stage_id_stage_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stage"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council" ADD CONSTRAINT "council_stage_id_stage_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stage"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_interest" ADD CONSTRAINT "council_interest_member_id_council_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."council_member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_interest" ADD CONSTRAINT "council_interest_stage_entry_id_stage_entry_id_fk" FOREIGN KEY ("stage_entry_id") REFERENCES "public"."stage_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_member" ADD CONSTRAINT "council_member_stage_id_stage_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stage"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_member" ADD CONSTRAINT "council_member_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_resolution" ADD CONSTRAINT "council_resolution_stage_id_stage_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stage"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_count" ADD CONSTRAINT "paper_count_round_id_ballot_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."ballot_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "council_resolution_stage_id_index" ON "council_resolution" USING btree ("stage_id");