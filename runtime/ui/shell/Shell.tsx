import { MenuOutlined } from '@ant-design/icons';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Me } from '../api/client.ts';
import { ShortcutHelp } from './ShortcutHelp.tsx';
import { type Shortcut, useShortcuts } from './shortcuts.ts';
import './shell.css';

export interface MenuEntry {
  path: string;
  label: string;
  icon?: ReactNode;
  badge?: ReactNode;
  /** Further paths whose pages belong to this entry. */
  also?: string[];
}

export interface ShellProps {
  /** 工作台、设计器… beside the product's name. */
  title: string;
  menus: MenuEntry[];
  me?: Me | undefined;
  onSignOut?: () => void;
  /** Other entries of the product: links in the head. */
  links?: { href: string; label: string }[];
  /** Page keys beyond the shell's own, for the list on `?`. */
  shortcuts?: Shortcut[];
  children: ReactNode;
}

const isUnder = (location: string, path: string) =>
  path === '/' ? location === '/' : location === path || location.startsWith(`${path}/`);

const isCurrent = (location: string, { path, also = [] }: MenuEntry) =>
  [path, ...also].some((one) => isUnder(location, one));

/** Head, menu and page of desk and studio. Alt+1…9 opens a menu, `/` finds, `?` lists the keys. */
export function Shell({ title, menus, me, onSignOut, links = [], shortcuts = [], children }: ShellProps) {
  const [location, navigate] = useLocation();
  const [menuOpen, setMenuOpen] = useState(false);
  const [help, setHelp] = useState(false);
  const own: Shortcut[] = [
    { keys: '/', label: '定位到搜索框', run: focusSearch },
    { keys: '?', label: '查看快捷键', run: () => setHelp(true) },
    ...menus.slice(0, 9).map((menu, index) => ({
      keys: `Alt+${index + 1}`,
      label: `打开「${menu.label}」`,
      run: () => navigate(menu.path),
    })),
  ];
  useShortcuts(own);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes whenever the page changes.
  useEffect(() => setMenuOpen(false), [location]);
  const current = menus.find((menu) => isCurrent(location, menu))?.label;
  // Several windows of the desk stand open at a counter: each is told by its name.
  useEffect(() => {
    document.title = current ? `${current} · 梧桐${title}` : `梧桐${title}`;
  }, [current, title]);

  return (
    <div className="wt-shell">
      <a className="wt-skip" href="#page">
        跳到正文
      </a>
      <header className="wt-head">
        <button
          type="button"
          className="wt-menu-button"
          aria-expanded={menuOpen}
          aria-label="菜单"
          onClick={() => setMenuOpen(!menuOpen)}
        >
          <MenuOutlined />
        </button>
        <Link href="/" className="wt-brand">
          <Leaf />
          <strong>梧桐</strong>
          <span>{title}</span>
        </Link>
        <nav className="wt-head-links" aria-label="其他入口">
          {links.map((link) => (
            <a key={link.href} href={link.href}>
              {link.label}
            </a>
          ))}
        </nav>
        <button type="button" className="wt-head-button wt-keys" onClick={() => setHelp(true)} title="快捷键（?）">
          快捷键
        </button>
        {me ? <Who me={me} /> : null}
        {me && onSignOut ? (
          <button type="button" className="wt-head-button" onClick={onSignOut}>
            退出
          </button>
        ) : null}
      </header>
      <nav className={menuOpen ? 'wt-side wt-side-open' : 'wt-side'} aria-label="主菜单">
        {menus.map((menu) => (
          <Link key={menu.path} href={menu.path} aria-current={isCurrent(location, menu) ? 'page' : undefined}>
            {menu.icon}
            <span className="wt-grow">{menu.label}</span>
            {menu.badge}
          </Link>
        ))}
      </nav>
      <main id="page" className="wt-page" tabIndex={-1}>
        {children}
      </main>
      <ShortcutHelp open={help} onClose={() => setHelp(false)} shortcuts={[...own, ...shortcuts]} />
    </div>
  );
}

function Who({ me }: { me: Me }) {
  const posts = [...new Set(me.posts.map((held) => held.postName))].join('、');
  return (
    <span className="wt-who" title={`${me.office.name} ${posts}`}>
      <b>{me.name}</b>
      <small>
        {me.office.name}
        {posts ? ` · ${posts}` : ''}
      </small>
    </span>
  );
}

/** The first field marked as a page's search, else the shell's. */
function focusSearch() {
  document.querySelector<HTMLInputElement>('[data-search] input, input[data-search]')?.focus();
}

function Leaf() {
  return (
    <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      <path
        fill="currentColor"
        d="M12 2l2.2 4.6L18 5l-.9 4.6L22 11l-4.2 2.8L19 18l-4.6-.9L13 22h-2l-1.400-4.900L5 18l1.200-4.200L2 11l4.900-1.400L6 5l3.800 1.600z"
      />
    </svg>
  );
}
