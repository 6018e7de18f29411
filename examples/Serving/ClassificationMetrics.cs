using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Serving;

/// <summary>Provides the metrics of the service, with the conventions of OpenTelemetry. To show them, run <c>dotnet-counters monitor --counters Serving</c>.</summary>
internal sealed class ClassificationMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Serving";

    private readonly Meter _meter;
    private readonly Counter<long> _requests;
    private readonly Counter<long> _refused;
    private readonly Histogram<double> _duration;

    public ClassificationMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        _requests = _meter.CreateCounter<long>("classification.requests", "{request}", "Requests that succeeded or failed.");
        _refused = _meter.CreateCounter<long>("classification.pictures.refused", "{picture}", "Pictures that were not classified, by error.type.");
        _duration = _meter.CreateHistogram(
            "classification.duration",
            "s",
            "Time from a request to its response.",
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });
    }

    /// <summary>Publishes the number of waiting pictures.</summary>
    public void ObserveQueue(Func<int> length) => _meter.CreateObservableUpDownCounter("classification.queue.length", length, "{picture}", "Pictures in the queue.");

    /// <summary>Counts a request.</summary>
    /// <param name="time">The time from the request to its response.</param>
    /// <param name="problem">The reason for the failure; <see langword="null"/> if the request succeeded.</param>
    public void CountRequest(TimeSpan time, string? problem)
    {
        var tags = problem is null ? default : new TagList([new("error.type", problem)]);
        _requests.Add(1, tags);
        _duration.Record(time.TotalSeconds, tags);
    }

    /// <summary>Counts a picture that was not classified.</summary>
    /// <param name="problem">The reason.</param>
    public void CountRefusal(string problem) => _refused.Add(1, new KeyValuePair<string, object?>("error.type", problem));
}
