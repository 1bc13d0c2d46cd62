CREATE TABLE "promotion" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stage_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"standing_id" uuid NOT NULL,
	"derivation" jsonb NOT NULL,
	"digest" text NOT NULL,
	"declared_by" uuid NOT NULL,
	"declared_at" timestamp with time zone NOT NULL,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	"reason" text,
	CONSTRAINT "promotion_stage_id_n_unique" UNIQUE("stage_id","n")
);
--> statement-breakpoint
ALTER TABLE "promotion" ADD CONSTRAINT "promotion_stage_id_stage_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stage"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion" ADD CONSTRAINT "promotion_standing_id_standing_id_fk" FOREIGN KEY ("standing_id") REFERENCES "public"."standing"("id") ON DELETE no action ON UPDATE no action;