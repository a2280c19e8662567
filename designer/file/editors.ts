import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { folderOf } from '../packs/kinds.ts';

export interface EditorProps {
  pack: string;
  path: string;
  /** The text to open with; a new `key` opens another text. */
  initial: string;
  /** Where the editor puts its own buttons, beside the frame's. */
  tools: HTMLElement | null;
  onChange: (content: string) => void;
}

type Editor = LazyExoticComponent<ComponentType<EditorProps>>;

/** Editors are loaded when a file of their kind is opened. */
const ProcessEditor: Editor = lazy(() => import('../process/ProcessEditor.tsx'));
const FormEditor: Editor = lazy(() => import('../form/FormEditor.tsx'));
const TextEditor: Editor = lazy(() => import('../text/TextEditor.tsx'));

export function editorFor(path: string): Editor {
  if (folderOf(path) === 'processes') return ProcessEditor;
  return folderOf(path) === 'forms' ? FormEditor : TextEditor;
}
