// Counts contacts of a generated export by day, tag and channel: node bench/gaps/count-with-duckdb.js FILE
import { DuckDBInstance } from '@duckdb/node-api';

const file = (process.argv[2] ?? '').replaceAll("'", "''");
const database = await DuckDBInstance.create(':memory:');
const connection = await database.connect();
const result = await connection.runAndReadAll(`
  SELECT CAST("Created at" AS DATE) AS day, tag, Via, count(*) AS contacts
  FROM read_csv('${file}', all_varchar = true), unnest(string_split(coalesce(Tags, ''), ' ')) AS each(tag)
  GROUP BY ALL
`);
process.stdout.write(`${result.currentRowCount} counts\n`);
