/** Where the installation keeps its backups. */
export interface BackupPlan {
  folder: string;
  /** How many of them. */
  keep: number;
  /** The program's own folder. */
  root: string;
}
