ALTER TABLE "ceremony_invitation" ADD COLUMN "delegate_name" text;--> statement-breakpoint
ALTER TABLE "ceremony_invitation" ADD COLUMN "delegate_position" text;