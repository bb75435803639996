-- Who looks at a draft learns which version it has now: whoever knows that one already need not ask.
CREATE OR REPLACE FUNCTION "notify_draft"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('draft', NEW."id"::text || ' ' || NEW."version");
  RETURN NULL;
END
$$;
