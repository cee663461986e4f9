-- An archived template can be deleted after lists were issued from it. A list holds the name and the words itself.
ALTER TABLE "bulk_job" DROP CONSTRAINT "bulk_job_clinic_id_template_id_fkey";
