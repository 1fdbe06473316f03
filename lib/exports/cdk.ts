/** What CDK apps import as `gazette/cdk`. */
export { GazettePlan, type GazettePlanProps } from '../stack/gazette-plan.ts';
export { SitePolicies } from '../stack/site/site-policies.ts';
