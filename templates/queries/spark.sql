-- Counts of contacts by day, tag and channel for: kb gaps --counts counts.csv
-- Spark SQL 3.4 and later. Writes a folder of CSV files: join them, keeping one header.

INSERT OVERWRITE DIRECTORY 'counts' USING csv OPTIONS (header 'true')
WITH contacts AS (
  -- Change this part to your table and columns. One row for each contact; leave out deleted ones and spam.
  -- Where a column is missing, write NULL.
  SELECT
    id,
    to_date(created_at) AS day,
    filter(array_distinct(transform(split(coalesce(tags, ''), ' '), tag -> lower(trim(tag)))), tag -> tag <> '') AS tags,
    channel,
    status IN ('closed', 'solved') AS is_closed,
    replies,
    reopens,
    first_response_minutes,
    resolution_minutes,
    CASE satisfaction WHEN 'good' THEN true WHEN 'bad' THEN false END AS is_satisfied
  FROM contacts_table
),
-- Tags that are no topics, as under gaps: ignore in kb.config.yml. They get no share of a contact.
marked AS (
  SELECT *, array_except(tags, CAST(array() AS array<string>)) AS topics FROM contacts
),
counted AS (
  SELECT
    id, day, channel, is_closed, replies, reopens, first_response_minutes, resolution_minutes, is_satisfied,
    tag,
    CASE WHEN array_contains(topics, tag) THEN 1 / size(topics) ELSE 0 END AS share
  FROM marked
  LATERAL VIEW explode(tags) AS tag
  UNION ALL
  SELECT
    id, day, channel, is_closed, replies, reopens, first_response_minutes, resolution_minutes, is_satisfied, '*', 1
  FROM contacts
  UNION ALL
  SELECT
    id, day, channel, is_closed, replies, reopens, first_response_minutes, resolution_minutes, is_satisfied, '', 1
  FROM contacts
  WHERE size(tags) = 0
)
SELECT
  day,
  tag,
  coalesce(channel, '') AS channel,
  count(*) AS contacts,
  sum(share) AS weighted,
  count_if(is_closed AND replies <= 1 AND coalesce(reopens, 0) = 0) AS one_touch_yes,
  count_if(is_closed AND replies IS NOT NULL) AS one_touch_n,
  coalesce(sum(first_response_minutes), 0) AS tfr_minutes_sum,
  count(first_response_minutes) AS tfr_n,
  coalesce(sum(resolution_minutes), 0) AS ttr_minutes_sum,
  count(resolution_minutes) AS ttr_n,
  count_if(is_satisfied) AS csat_good,
  count(is_satisfied) AS csat_n,
  count_if(reopens > 0) AS reopened_yes,
  count(reopens) AS reopened_n,
  count_if(NOT is_closed) AS still_open
FROM counted
GROUP BY day, tag, channel
ORDER BY day, tag, channel;
