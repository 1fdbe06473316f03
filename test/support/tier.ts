const isThorough = process.env.TIER === 'thorough';

/** A size of a test: small in `npm test`, everything that is promised in `npm run test:all`. */
export function inTier<Size>(sizes: { readonly fast: Size; readonly thorough: Size }): Size {
  return isThorough ? sizes.thorough : sizes.fast;
}
