import { type SQL, sql } from 'drizzle-orm';
import type { Json, LiveFact, LiveFacts } from '#engine';
import type { Db } from './db.ts';

const variable = /^vars(\.[A-Za-z][A-Za-z0-9_]{0,63})+$/;

type Expressions = Record<Exclude<LiveFact, `vars.${string}`>, SQL>;

function onSqlite({ t: { kase, caseState } }: Db): Expressions {
  const { state } = caseState;
  return {
    digest: sql`json_quote(${kase.digest})`,
    status: sql`json_quote(${caseState.status})`,
    suspended: sql`case when json_type(${state}, '$.suspended') is null then 'false' else 'true' end`,
    result: sql`json_quote(${caseState.result})`,
    steps: sql`(select json_group_array(json_extract(value, '$.element')) from json_each(${state}, '$.tasks'))`,
    post: sql`${state} -> '$.tasks[0].post'`,
    postLevel: sql`(select json_quote(key) from json_each(${state}, '$.offices')
      where value = json_extract(${state}, '$.tasks[0].office') limit 1)`,
    assignee: sql`${state} -> '$.tasks[0].assignee'`,
    assigneeName: sql`(select value -> '$.name' from json_each(${state}, '$.vars.officers')
      where json_extract(value, '$.id') = json_extract(${state}, '$.tasks[0].assignee') limit 1)`,
  };
}

function onPostgres({ t: { kase, caseState } }: Db): Expressions {
  const { state } = caseState;
  return {
    digest: sql`to_json(${kase.digest})::text`,
    status: sql`to_json(${caseState.status})::text`,
    suspended: sql`case when ${state} -> 'suspended' is null then 'false' else 'true' end`,
    result: sql`to_json(${caseState.result})::text`,
    steps: sql`(select json_agg(task -> 'element' order by place)::text
      from json_array_elements(${state} -> 'tasks') with ordinality as open (task, place))`,
    post: sql`(${state} #> '{tasks,0,post}')::text`,
    postLevel: sql`(select to_json(key)::text from json_each_text(${state} -> 'offices')
      where value = ${state} #>> '{tasks,0,office}' limit 1)`,
    assignee: sql`(${state} #> '{tasks,0,assignee}')::text`,
    assigneeName: sql`(select (value -> 'name')::text from json_each(${state} #> '{vars,officers}')
      where value ->> 'id' = ${state} #>> '{tasks,0,assignee}' limit 1)`,
  };
}

function variableOf({ dialect, t }: Db, fact: string): SQL {
  if (!variable.test(fact)) throw new Error(`“${fact}”不是可以查询的办件变量`);
  const { state } = t.caseState;
  return dialect === 'postgres'
    ? sql`(${state} #> ${`{${fact.replaceAll('.', ',')}}`}::text[])::text`
    : sql`${state} -> ${`$.${fact}`}`;
}

const isVariable = (fact: LiveFact): fact is `vars.${string}` => fact.startsWith('vars.');

/**
 * The facts of a case as one text: the JSON of each, with a sign between them that stands in no JSON. Tables `kase` and
 * `case_state` must be at hand.
 */
export function printOf(db: Db, facts: readonly LiveFact[]): SQL {
  const known = db.dialect === 'postgres' ? onPostgres(db) : onSqlite(db);
  const parts = facts.map((fact) => (isVariable(fact) ? variableOf(db, fact) : known[fact]));
  const sign = db.dialect === 'postgres' ? sql` || chr(31) || ` : sql` || char(31) || `;
  return sql.join(
    parts.map((part) => sql`coalesce(${part}, '')`),
    sign,
  );
}

/** What a print says. */
export function factsIn(print: string, facts: readonly LiveFact[]): LiveFacts {
  const texts = print.split('\u001f');
  return Object.fromEntries(facts.map((fact, at) => [fact, texts[at] ? (JSON.parse(texts[at]) as Json) : null]));
}
