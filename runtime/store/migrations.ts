/** A numbered change of the tables. Frozen once released: a later change is a new number. */
export interface Migration {
  number: number;
  sql: string;
}

/** Refuses a database that a newer program has upgraded; gives the migrations that it still lacks. */
export function pending(migrations: Migration[], applied: number): Migration[] {
  const newest = migrations.at(-1)?.number ?? 0;
  if (applied > newest) {
    throw new Error(`数据库已升级到第 ${applied} 版，本程序只认识到第 ${newest} 版，请使用新版程序`);
  }
  return migrations.filter((migration) => migration.number > applied);
}
