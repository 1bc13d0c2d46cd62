CREATE TABLE "correction" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"items" jsonb NOT NULL,
	"choices" jsonb NOT NULL,
	"outcome" jsonb NOT NULL,
	"decision_id" uuid,
	"release_n" integer NOT NULL,
	"release_digest" text NOT NULL,
	"prepared_by" uuid NOT NULL,
	"prepared_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"sent_back" text,
	CONSTRAINT "correction_edition_id_n_unique" UNIQUE("edition_id","n")
);
--> statement-breakpoint
CREATE TABLE "remark" (
	"appeal_id" uuid PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"stage_entry_id" uuid,
	"remark_entry_id" uuid,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "stage" ADD COLUMN "remark_of" uuid;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark" ADD CONSTRAINT "remark_appeal_id_appeal_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark" ADD CONSTRAINT "remark_stage_entry_id_stage_entry_id_fk" FOREIGN KEY ("stage_entry_id") REFERENCES "public"."stage_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark" ADD CONSTRAINT "remark_remark_entry_id_stage_entry_id_fk" FOREIGN KEY ("remark_entry_id") REFERENCES "public"."stage_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage" ADD CONSTRAINT "stage_remark_of_stage_id_fk" FOREIGN KEY ("remark_of") REFERENCES "public"."stage"("id") ON DELETE no action ON UPDATE no action;