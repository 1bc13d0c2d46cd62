CREATE TABLE "bid" (
	"member_id" uuid NOT NULL,
	"stage_entry_id" uuid NOT NULL,
	"wish" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "bid_member_id_stage_entry_id_pk" PRIMARY KEY("member_id","stage_entry_id")
);
--> statement-breakpoint
CREATE TABLE "bid_closing" (
	"stage_id" uuid PRIMARY KEY NOT NULL,
	"seed" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bid" ADD CONSTRAINT "bid_member_id_panel_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."panel_member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bid" ADD CONSTRAINT "bid_stage_entry_id_stage_entry_id_fk" FOREIGN KEY ("stage_entry_id") REFERENCES "public"."stage_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bid_closing" ADD CONSTRAINT "bid_closing_stage_id_stage_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stage"("id") ON DELETE no action ON UPDATE no action;