ALTER TABLE "ballot" ALTER COLUMN "signature" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "cast_ballot" ALTER COLUMN "signature" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "ballot_roll" ADD COLUMN "struck" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "ballot_roll" ADD COLUMN "warned" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "ballot_round" ADD COLUMN "members" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "ballot_round" ADD COLUMN "present" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "ballot_round" ADD COLUMN "struck" jsonb;--> statement-breakpoint
ALTER TABLE "ballot_round" ADD COLUMN "ballots_root" text;--> statement-breakpoint
ALTER TABLE "ballot_round" ADD COLUMN "salt" text;--> statement-breakpoint
ALTER TABLE "ballot_round" ADD COLUMN "void_asked_by" uuid;--> statement-breakpoint
ALTER TABLE "ballot_round" ADD COLUMN "ended_by" uuid;