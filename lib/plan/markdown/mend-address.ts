const domain = String.raw`[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}(?=[:/?#]|$)`;

/** Slips that leave no doubt about the address, and what stands in place of what they match. */
const slips: readonly (readonly [slip: RegExp, mended: string])[] = [
  // `[text]((https://…))`: CommonMark takes the inner brackets for a part of the address.
  [/^\((?=https?:\/\/)(.*)\)$/isu, '$1'],
  // Browsers read `https:/example.org/a` as `/a` of the site they are on (WHATWG URL, "special
  // relative or authority state").
  [new RegExp(String.raw`^(https?)(?::\/?|:\/{3,4}|\/\/)(?=${domain})`, 'iu'), '$1://'],
  [new RegExp(String.raw`^\/\/(?=${domain})`, 'u'), 'https://'],
  [new RegExp(String.raw`^(?=www\.${domain})`, 'iu'), 'https://'],
];

/** The address of another site that an author meant; the target itself where nothing is wrong with it. */
export function mendAddress(target: string): string {
  for (const [slip, mended] of slips) if (slip.test(target)) return target.replace(slip, mended);
  return target;
}
