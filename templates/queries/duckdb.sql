-- Counts of contacts by day, tag and channel for: kb gaps --counts counts.csv
-- DuckDB. Run: duckdb < duckdb.sql

COPY (
  WITH contacts AS (
    -- Change this part to your table and columns. One row for each contact; leave out deleted ones and spam.
    -- Where a column is missing, write NULL.
    SELECT
      id,
      CAST(created_at AS DATE) AS day,
      list_distinct(list_transform(string_split(coalesce(tags, ''), ' '), lambda tag: lower(trim(tag)))) AS tags,
      channel,
      status IN ('closed', 'solved') AS is_closed,
      replies,
      reopens,
      first_response_minutes,
      resolution_minutes,
      CASE satisfaction WHEN 'good' THEN true WHEN 'bad' THEN false END AS is_satisfied
    FROM read_parquet('contacts.parquet')
  ),
  -- Tags that are no topics, as under gaps: ignore in kb.config.yml. They get no share of a contact.
  ignored AS (
    SELECT unnest(CAST([] AS VARCHAR[])) AS tag
  ),
  tagged AS (
    SELECT contacts.*, tag, tag NOT IN (SELECT tag FROM ignored) AS is_topic
    FROM contacts, unnest(tags) AS each(tag)
    WHERE tag <> ''
  ),
  shares AS (
    SELECT
      *,
      CASE WHEN is_topic
        THEN 1.0 / sum(CASE WHEN is_topic THEN 1 ELSE 0 END) OVER (PARTITION BY id)
        ELSE 0
      END AS share
    FROM tagged
  ),
  counted AS (
    SELECT * EXCLUDE (tags, is_topic) FROM shares
    UNION ALL BY NAME
    SELECT * EXCLUDE (tags), '*' AS tag, 1.0 AS share FROM contacts
    UNION ALL BY NAME
    SELECT * EXCLUDE (tags), '' AS tag, 1.0 AS share FROM contacts WHERE len(list_filter(tags, lambda tag: tag <> '')) = 0
  )
  SELECT
    day,
    tag,
    coalesce(channel, '') AS channel,
    count(*) AS contacts,
    sum(share) AS weighted,
    count(*) FILTER (WHERE is_closed AND replies <= 1 AND coalesce(reopens, 0) = 0) AS one_touch_yes,
    count(*) FILTER (WHERE is_closed AND replies IS NOT NULL) AS one_touch_n,
    coalesce(sum(first_response_minutes), 0) AS tfr_minutes_sum,
    count(first_response_minutes) AS tfr_n,
    coalesce(sum(resolution_minutes), 0) AS ttr_minutes_sum,
    count(resolution_minutes) AS ttr_n,
    count(*) FILTER (WHERE is_satisfied) AS csat_good,
    count(is_satisfied) AS csat_n,
    count(*) FILTER (WHERE reopens > 0) AS reopened_yes,
    count(reopens) AS reopened_n,
    count(*) FILTER (WHERE NOT is_closed) AS still_open
  FROM counted
  GROUP BY day, tag, channel
  ORDER BY day, tag, channel
) TO 'counts.csv' (HEADER, DELIMITER ',');
