// What the server tells of the picture: columns, one entry a person.

export interface Family {
  names: string[];
  counts: number[];
  // For each person which of the names; one beyond the names, or -1, for any other.
  of: number[];
}

export interface Groups extends Family {
  // Where the name of each stands.
  x: number[];
  y: number[];
}

export interface Picture {
  ids: number[];
  names: string[];
  x: number[];
  y: number[];
  size: number[];
  links: number[];
  path: number[];
  notes: string[];
  families: { group: Groups; firm: Family; circle: Family };
}

export type FamilyName = keyof Picture["families"];

export async function picture(from: string): Promise<Picture> {
  const answer = await fetch(from, { credentials: "same-origin" });
  if (answer.status !== 200) throw new Error(String(answer.status));
  return (await answer.json()) as Picture;
}
