-- Counts of contacts by day, tag and channel for: kb gaps --counts counts.csv
-- Snowflake. Run: snowsql -f snowflake.sql -o output_format=csv -o header=true -o timing=false -o friendly=false > counts.csv

WITH contacts AS (
  -- Change this part to your table and columns. One row for each contact; leave out deleted ones and spam.
  -- Where a column is missing, write NULL.
  SELECT
    id,
    created_at::DATE AS day,
    ARRAY_DISTINCT(SPLIT(LOWER(TRIM(COALESCE(tags, ''))), ' ')) AS tags,
    channel,
    status IN ('closed', 'solved') AS is_closed,
    replies,
    reopens,
    first_response_minutes,
    resolution_minutes,
    CASE satisfaction WHEN 'good' THEN TRUE WHEN 'bad' THEN FALSE END AS is_satisfied
  FROM contacts_table
),
-- Tags that are no topics, as under gaps: ignore in kb.config.yml. They get no share of a contact.
ignored AS (
  SELECT value::VARCHAR AS tag FROM TABLE(FLATTEN(INPUT => ARRAY_CONSTRUCT()))
),
tagged AS (
  SELECT
    contacts.* EXCLUDE tags,
    TRIM(each.value::VARCHAR) AS tag,
    NOT EXISTS (SELECT 1 FROM ignored WHERE ignored.tag = TRIM(each.value::VARCHAR)) AS is_topic
  FROM contacts, LATERAL FLATTEN(INPUT => contacts.tags) AS each
  WHERE TRIM(each.value::VARCHAR) <> ''
),
counted AS (
  SELECT
    tagged.* EXCLUDE is_topic,
    IFF(is_topic, 1 / SUM(IFF(is_topic, 1, 0)) OVER (PARTITION BY id), 0) AS share
  FROM tagged
  UNION ALL
  SELECT contacts.* EXCLUDE tags, '*', 1 FROM contacts
  UNION ALL
  SELECT contacts.* EXCLUDE tags, '', 1 FROM contacts WHERE tags IS NULL OR tags = ARRAY_CONSTRUCT('')
)
SELECT
  day AS "day",
  tag AS "tag",
  COALESCE(channel, '') AS "channel",
  COUNT(*) AS "contacts",
  SUM(share) AS "weighted",
  COUNT_IF(is_closed AND replies <= 1 AND COALESCE(reopens, 0) = 0) AS "one_touch_yes",
  COUNT_IF(is_closed AND replies IS NOT NULL) AS "one_touch_n",
  COALESCE(SUM(first_response_minutes), 0) AS "tfr_minutes_sum",
  COUNT(first_response_minutes) AS "tfr_n",
  COALESCE(SUM(resolution_minutes), 0) AS "ttr_minutes_sum",
  COUNT(resolution_minutes) AS "ttr_n",
  COUNT_IF(is_satisfied) AS "csat_good",
  COUNT(is_satisfied) AS "csat_n",
  COUNT_IF(reopens > 0) AS "reopened_yes",
  COUNT(reopens) AS "reopened_n",
  COUNT_IF(NOT is_closed) AS "still_open"
FROM counted
GROUP BY day, tag, channel
ORDER BY day, tag, channel;
