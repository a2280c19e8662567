/** The pages of docs/lint, fetched when one is asked for. */
const PAGES = import.meta.glob<string>('../../docs/lint/*.md', { query: '?raw', import: 'default' });

const fileOf = (code: string): string => `../../docs/lint/${code.replace(/^lint\./, '')}.md`;

export const hasRulePage = (code: string): boolean => fileOf(code) in PAGES;

export const rulePage = async (code: string): Promise<string> => (await PAGES[fileOf(code)]?.()) ?? '';
