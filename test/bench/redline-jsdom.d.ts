/** The little of jsdom that the bench uses; the package comes without types. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string);
    readonly window: { readonly document: { readonly body: Node } };
  }
}
