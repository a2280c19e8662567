import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { folderOf } from '../packs/kinds.ts';
import type { EditorProps } from './editorProps.ts';

type Editor = LazyExoticComponent<ComponentType<EditorProps>>;

/** Editors are loaded when a file of their kind is opened. */
const ProcessEditor: Editor = lazy(() => import('../process/ProcessEditor.tsx'));
const FormEditor: Editor = lazy(() => import('../form/FormEditor.tsx'));
const TextEditor: Editor = lazy(() => import('../text/TextEditor.tsx'));

export function editorFor(path: string): Editor {
  if (folderOf(path) === 'processes') return ProcessEditor;
  return folderOf(path) === 'forms' ? FormEditor : TextEditor;
}
