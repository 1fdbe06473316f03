/** What CDK apps import as `gazette/cdk`. */
export { GazettePlan, type GazettePlanProps } from '../lib/stack/gazette-plan.ts';
