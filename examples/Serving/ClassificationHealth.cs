using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Serving;

/// <summary>Reports the service as degraded while its queue is full: it still works, but rejects new pictures.</summary>
internal sealed class ClassificationHealth(ClassificationQueue queue) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(queue.IsFull ? HealthCheckResult.Degraded("The queue is full.") : HealthCheckResult.Healthy());
}
