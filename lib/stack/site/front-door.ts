import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
  HttpApi,
  type HttpMethod,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface FrontDoorProps {
  readonly logRetention: RetentionDays;
}

/** What {@link FrontDoor.route} leads to a function, and how often. */
export interface RouteProps {
  readonly path: string;
  readonly methods: HttpMethod[];
  readonly handler: IFunction;
  /** Requests a second that are let through, of each method, and at once. */
  readonly limit: { readonly rateLimit: number; readonly burstLimit: number };
}

/**
 * The HTTP API before the functions that answer requests.
 *
 * Not Function URLs, for three reasons. Its address is known before its functions are: they need
 * the site's address, the site needs the address of what answers on demand, and with Function URLs
 * that would be a circle. It throttles before anything is invoked, so that a flood of unsigned
 * requests costs little. And GitHub cannot sign requests for AWS, so a Function URL for the webhook
 * would have to be open to everyone just the same.
 */
export class FrontDoor extends Construct {
  readonly api: HttpApi;
  private readonly stage: HttpStage;

  constructor(scope: Construct, id: string, { logRetention }: FrontDoorProps) {
    super(scope, id);
    const log = new LogGroup(this, 'Log', {
      retention: logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.api = new HttpApi(this, 'Api', {
      apiName: Stack.of(this).stackName,
      createDefaultStage: false,
    });
    Validations.of(this.api).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'Pages are for everyone, and the webhook is signed by GitHub, which receive verifies',
    });
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      // Requests a second of a route without a limit of its own.
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
    });
  }

  /** Host name of the API. */
  get host(): string {
    const { region, urlSuffix } = Stack.of(this);
    return `${this.api.apiId}.execute-api.${region}.${urlSuffix}`;
  }

  /**
   * Each route has a limit of its own, so that a flood of one keeps nobody out of another. AWS
   * refuses the limit of a route that is not there yet, so the stage waits for the routes.
   */
  route(id: string, { path, methods, handler, limit }: RouteProps): void {
    const integration = new HttpLambdaIntegration(id, handler);
    const stage = this.stage.node.defaultChild as CfnStage;
    this.stage.node.addDependency(...this.api.addRoutes({ path, methods, integration }));
    for (const method of methods)
      stage.addPropertyOverride(`RouteSettings.${method} ${path}`, {
        ThrottlingRateLimit: limit.rateLimit,
        ThrottlingBurstLimit: limit.burstLimit,
      });
  }
}

/** No addresses of readers. */
const accessLogFields = {
  time: '$context.requestTime',
  request: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  error: '$context.integrationErrorMessage',
};
