-- Counts of contacts by day, tag and channel for: kb gaps --counts counts.csv
-- ClickHouse. Run: clickhouse-client --queries-file clickhouse.sql > counts.csv

WITH
  -- Tags that are no topics, as under gaps: ignore in kb.config.yml. They get no share of a contact.
  CAST([], 'Array(String)') AS ignored,
  contacts AS (
    -- Change this part to your table and columns. One row for each contact; leave out deleted ones and spam.
    -- Where a column is missing, write NULL.
    SELECT
      id,
      toDate(created_at) AS day,
      arrayFilter(tag -> tag != '', arrayDistinct(arrayMap(tag -> lower(trim(tag)), splitByChar(' ', coalesce(tags, ''))))) AS tags,
      channel,
      status IN ('closed', 'solved') AS is_closed,
      replies,
      reopens,
      first_response_minutes,
      resolution_minutes,
      multiIf(satisfaction = 'good', 1, satisfaction = 'bad', 0, NULL) AS is_satisfied
    FROM contacts_table
  ),
  counted AS (
    SELECT
      contacts.*,
      topic AS tag,
      if(has(ignored, topic), 0, 1 / length(arrayFilter(tag -> NOT has(ignored, tag), tags))) AS share
    FROM contacts
    ARRAY JOIN tags AS topic
    UNION ALL
    SELECT contacts.*, '*' AS tag, 1 AS share FROM contacts
    UNION ALL
    SELECT contacts.*, '' AS tag, 1 AS share FROM contacts WHERE empty(tags)
  )
SELECT
  day,
  tag,
  coalesce(channel, '') AS channel,
  count() AS contacts,
  sum(share) AS weighted,
  countIf(is_closed AND replies <= 1 AND coalesce(reopens, 0) = 0) AS one_touch_yes,
  countIf(is_closed AND replies IS NOT NULL) AS one_touch_n,
  coalesce(sum(first_response_minutes), 0) AS tfr_minutes_sum,
  count(first_response_minutes) AS tfr_n,
  coalesce(sum(resolution_minutes), 0) AS ttr_minutes_sum,
  count(resolution_minutes) AS ttr_n,
  countIf(is_satisfied = 1) AS csat_good,
  count(is_satisfied) AS csat_n,
  countIf(reopens > 0) AS reopened_yes,
  count(reopens) AS reopened_n,
  countIf(NOT is_closed) AS still_open
FROM counted
GROUP BY day, tag, channel
ORDER BY day, tag, channel
FORMAT CSVWithNames;
