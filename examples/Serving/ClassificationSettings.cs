using EffNet.Pictures;
using Microsoft.Extensions.Configuration;

namespace Serving;

/// <summary>Reads the settings at the start of the service. If a setting is wrong, the service ends with a message of one line.</summary>
internal static class ClassificationSettings
{
    private const string Section = "Classification";
    private const int MostWorkers = 1024;

    private static readonly TimeSpan s_longestDelay = TimeSpan.FromMinutes(1);

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">The configuration of the program.</param>
    /// <param name="error">Receives the message if a setting is wrong.</param>
    /// <returns>The settings; <see langword="null"/> if one of them is not a value of its type, or not in its range.</returns>
    public static ClassificationOptions? TryRead(IConfiguration configuration, TextWriter error)
    {
        try
        {
            var options = configuration.GetSection(Section).Get<ClassificationOptions>() ?? new ClassificationOptions();
            if (ProblemOf(options) is not { } problem)
                return options;
            error.WriteLine(problem);
        }
        catch (InvalidOperationException exception)
        {
            // The message contains the setting and its text.
            error.WriteLine(exception.Message);
        }

        return null;
    }

    private static string? ProblemOf(ClassificationOptions options) =>
        Check(nameof(options.Top), options.Top, 1, int.MaxValue)
        ?? Check(nameof(options.Workers), options.Workers, 1, MostWorkers)
        ?? Check(nameof(options.QueueCapacity), options.QueueCapacity, 1, int.MaxValue)
        ?? Check(nameof(options.BatchSize), options.BatchSize, 1, int.MaxValue)
        ?? Check(nameof(options.BatchDelay), options.BatchDelay, TimeSpan.Zero, s_longestDelay)
        ?? Check(nameof(options.MaximumRequests), options.MaximumRequests, 1, int.MaxValue)
        ?? Check(nameof(options.MaximumBytes), options.MaximumBytes, 1, Array.MaxLength)
        ?? Check(nameof(options.MaximumPixels), options.MaximumPixels, 1, PictureLoadOptions.LargestMaximumPixels);

    private static string? Check<T>(string name, T value, T least, T most)
        where T : IComparable<T> => value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0 ? null : $"{Section}:{name} must be from {least} to {most}, but was {value}.";
}
