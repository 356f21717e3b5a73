-- Counts of contacts by day, tag and channel for: kb gaps --counts counts.csv
-- BigQuery. Run: bq query --nouse_legacy_sql --format=csv --max_rows=10000000 < bigquery.sql > counts.csv

WITH contacts AS (
  -- Change this part to your table and columns. One row for each contact; leave out deleted ones and spam.
  -- Where a column is missing, write NULL.
  SELECT
    id,
    DATE(created_at) AS day,
    ARRAY(
      SELECT DISTINCT LOWER(TRIM(tag)) FROM UNNEST(SPLIT(IFNULL(tags, ''), ' ')) AS tag WHERE TRIM(tag) <> ''
    ) AS tags,
    channel,
    status IN ('closed', 'solved') AS is_closed,
    replies,
    reopens,
    first_response_minutes,
    resolution_minutes,
    CASE satisfaction WHEN 'good' THEN TRUE WHEN 'bad' THEN FALSE END AS is_satisfied
  FROM `project.dataset.contacts`
),
-- Tags that are no topics, as under gaps: ignore in kb.config.yml. They get no share of a contact.
ignored AS (
  SELECT tag FROM UNNEST(CAST([] AS ARRAY<STRING>)) AS tag
),
tagged AS (
  SELECT contacts.* EXCEPT (tags), tag, tag NOT IN (SELECT tag FROM ignored) AS is_topic
  FROM contacts, UNNEST(tags) AS tag
),
counted AS (
  SELECT
    * EXCEPT (is_topic),
    IF(is_topic, 1 / SUM(IF(is_topic, 1, 0)) OVER (PARTITION BY id), 0) AS share
  FROM tagged
  UNION ALL
  SELECT * EXCEPT (tags), '*', 1 FROM contacts
  UNION ALL
  SELECT * EXCEPT (tags), '', 1 FROM contacts WHERE ARRAY_LENGTH(tags) = 0
)
SELECT
  day,
  tag,
  IFNULL(channel, '') AS channel,
  COUNT(*) AS contacts,
  SUM(share) AS weighted,
  COUNTIF(is_closed AND replies <= 1 AND IFNULL(reopens, 0) = 0) AS one_touch_yes,
  COUNTIF(is_closed AND replies IS NOT NULL) AS one_touch_n,
  IFNULL(SUM(first_response_minutes), 0) AS tfr_minutes_sum,
  COUNT(first_response_minutes) AS tfr_n,
  IFNULL(SUM(resolution_minutes), 0) AS ttr_minutes_sum,
  COUNT(resolution_minutes) AS ttr_n,
  COUNTIF(is_satisfied) AS csat_good,
  COUNT(is_satisfied) AS csat_n,
  COUNTIF(reopens > 0) AS reopened_yes,
  COUNT(reopens) AS reopened_n,
  COUNTIF(NOT is_closed) AS still_open
FROM counted
GROUP BY day, tag, channel
ORDER BY day, tag, channel;
