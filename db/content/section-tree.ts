import type { Selectable } from 'kysely'
import type { Query } from '../connection/database.ts'
import type { Tables } from '../tables/tables.ts'

/** A stored section. */
export type StoredSection = Selectable<Tables['section']>

/** All sections in memory: a newsroom has few. */
export class SectionTree {
  readonly #byId: ReadonlyMap<string, StoredSection>
  readonly #bySlug: ReadonlyMap<string, StoredSection>
  readonly #children: ReadonlyMap<string | null, StoredSection[]>

  /** `sections` in editorial order. */
  constructor(sections: readonly StoredSection[]) {
    this.#byId = new Map(sections.map((section) => [section.id, section]))
    this.#bySlug = new Map(sections.map((section) => [section.slug, section]))
    this.#children = Map.groupBy(sections, (section) => section.parent_id)
  }

  byId(id: string): StoredSection | undefined {
    return this.#byId.get(id)
  }

  /** @throws if there is no section with this id */
  stored(id: string): StoredSection {
    const section = this.#byId.get(id)
    if (!section) throw new Error(`section ${id} is not stored`)
    return section
  }

  bySlug(slug: string): StoredSection | undefined {
    return this.#bySlug.get(slug)
  }

  /** The children of a section; `children(null)` are the roots. */
  children(id: string | null): readonly StoredSection[] {
    return this.#children.get(id) ?? []
  }

  /** The section and its ancestors, up to the root. */
  path(id: string): StoredSection[] {
    const path: StoredSection[] = []
    for (let at = this.#byId.get(id); at; at = at.parent_id === null ? undefined : this.#byId.get(at.parent_id)) {
      path.push(at)
    }
    return path
  }

  /** All descendants of a section. */
  descendants(id: string): StoredSection[] {
    return this.children(id).flatMap((section) => [section, ...this.descendants(section.id)])
  }

  /** All sections breadth first, each level in editorial order. */
  byLevel(): StoredSection[] {
    const all: StoredSection[] = []
    for (let level = this.children(null); level.length > 0; level = level.flatMap(({ id }) => this.children(id))) {
      all.push(...level)
    }
    return all
  }
}

export async function sectionTree(query: Query): Promise<SectionTree> {
  return new SectionTree(await query.selectFrom('section').selectAll().orderBy('position').orderBy('slug').execute())
}
