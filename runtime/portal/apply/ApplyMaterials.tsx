import type { BundleMaterial, CompiledBundle, IntakeProblem, MaterialRecord } from '#engine';
import type { FileRef } from '../../ui/api/client.ts';
import { FileUpload } from '../../ui/parts/FileUpload.tsx';

export interface ApplyMaterialsProps {
  bundle: CompiledBundle;
  materials: BundleMaterial[];
  records: MaterialRecord[];
  /** Those of `/materials/…` are shown here. */
  problems: readonly IntakeProblem[];
  onChange: (records: MaterialRecord[]) => void;
}

/** Each material once, whatever needs it; what is not uploaded is brought to the office. */
export function ApplyMaterials({ bundle, materials, records, problems, onChange }: ApplyMaterialsProps) {
  const put = (id: string, files: FileRef[]) => {
    const others = records.filter(({ material }) => material !== id);
    onChange(files.length === 0 ? others : [...others, { material: id, state: 'received', files }]);
  };
  const several = bundle.source.items.length > 1;
  const faultOf = (id: string) => problems.find(({ path }) => path === `/materials/${id}`)?.message;
  return (
    <>
      <p className="pt-quiet">
        {several ? '同一份材料只上传一次。' : ''}拍照或选文件上传，单个文件不超过 10
        MB。暂时没有的可以不传，受理时带到窗口。
      </p>
      <ol className="pt-materials">
        {materials.map(({ id, name, form, copies, needed, whenText, accept, items }) => (
          <li key={id} id={`material-${id}`}>
            <b>{name}</b> {needed === true ? null : <span className="pt-tag pt-tag-assumed">视情况</span>}
            {whenText ? <p className="pt-when">{whenText}</p> : null}
            <p>
              {form}
              {copies > 0 ? `，${copies} 份` : ''}
            </p>
            {several ? <p className="pt-quiet">用于：{namesOf(bundle, items)}</p> : null}
            <FileUpload
              label="拍照或选择文件"
              place={id}
              files={records.find(({ material }) => material === id)?.files ?? []}
              {...(accept ? { accept } : {})}
              onChange={(files) => put(id, files)}
            />
            {faultOf(id) ? (
              <p className="pt-problem" role="alert">
                {faultOf(id)}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </>
  );
}

export const namesOf = ({ items }: CompiledBundle, refs: string[]): string =>
  refs.map((ref) => items[ref]?.item.elements.name ?? ref).join('；');
