using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Serving;

namespace EffNet.Pictures.Tests;

/// <summary>The measurements of the meters of one service.</summary>
internal sealed class ServedMetrics : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<Measurement> _all = new();

    /// <summary>Initializes a new instance of the class, which listens to the meters.</summary>
    /// <param name="factory">The factory that creates the meters of the service.</param>
    public ServedMetrics(IMeterFactory factory)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == ClassificationMetrics.MeterName && instrument.Meter.Scope == factory)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>Returns the measurements of an instrument, with their kinds of errors.</summary>
    public IReadOnlyList<(double Value, string? Error)> Of(string instrument) => [.. _all.Where(m => m.Instrument == instrument).Select(m => (m.Value, m.Error))];

    /// <summary>Returns the length of the queue.</summary>
    public double QueueLength()
    {
        _listener.RecordObservableInstruments();
        return Of("classification.queue.length")[^1].Value;
    }

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _all.Enqueue(new Measurement(instrument.Name, value, tags.Length == 0 ? null : Assert.IsType<string>(Assert.Single(tags.ToArray(), t => t.Key == "error.type").Value)));

    private sealed record Measurement(string Instrument, double Value, string? Error);
}
