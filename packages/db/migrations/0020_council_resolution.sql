ALTER TABLE "council_resolution" ADD COLUMN "countersigned_by" uuid;--> statement-breakpoint
ALTER TABLE "council_resolution" ADD COLUMN "countersigned_at" timestamp with time zone;