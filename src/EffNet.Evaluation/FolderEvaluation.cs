using EffNet.Pictures;

namespace EffNet;

/// <summary>Evaluates a network on a folder with one subfolder of pictures for each class.</summary>
internal static class FolderEvaluation
{
    private const int Five = 5;

    /// <summary>Classifies all pictures and counts the predictions.</summary>
    /// <param name="classifier">The network.</param>
    /// <param name="folder">The folder with files such as <c>folder/class/picture.jpg</c>. Subfolders may have any depth.</param>
    /// <param name="preprocessing">The preprocessing.</param>
    /// <param name="options">Further options.</param>
    /// <param name="cancellationToken">A token to cancel the evaluation between two files.</param>
    public static EvaluationResult Run(IPictureClassifier classifier, string folder, Preprocessing preprocessing, EvaluationOptions options, CancellationToken cancellationToken)
    {
        if (options.BatchSize < 1)
            throw new ArgumentException($"{nameof(EvaluationOptions.BatchSize)} must be at least 1, but was {options.BatchSize}.", nameof(options));
        preprocessing.Check();
        var labeled = LabeledFolder.Read(folder, options.ClassNames);
        if (classifier.ClassCount is { } count)
            labeled.CheckOutputs(count);
        var tally = new EvaluationTally(labeled.ClassNames, TopOf(options.TopK, labeled.ClassNames.Count));
        var reading = new PictureReading(classifier, preprocessing, options.BatchSize, options.LoadOptions, cancellationToken);
        foreach (var batch in FileBatch.ReadAll(labeled.Files.Select(file => file.Path), reading))
        {
            using (batch)
            {
                var scores = batch.Images is { } images ? classifier.Score(images, batch.PathOf, cancellationToken) : null;
                if (scores is not null)
                    labeled.CheckOutputs(scores.ClassCount);
                tally.Add(labeled, batch, scores);
            }

            options.Progress?.Report(new EvaluationProgress(tally.Files, labeled.Files.Count));
        }

        return tally.Result();
    }

    /// <summary>Returns the values of k for top-k accuracies.</summary>
    /// <param name="asked">The requested values; <see langword="null"/> for the defaults.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="ArgumentException">A value is less than 1 or not less than the number of classes.</exception>
    public static IReadOnlyList<int> TopOf(IReadOnlyList<int>? asked, int classes)
    {
        if (asked is null)
            return classes > Five ? [1, Five] : [1];
        foreach (var k in asked)
        {
            if (k < 1 || (k > 1 && k >= classes))
            {
                throw new ArgumentException(
                    $"{nameof(EvaluationOptions.TopK)} must be at least 1 and less than the number of classes, {classes}, but was {k}: every class would be among the best.",
                    nameof(asked));
            }
        }

        return asked;
    }
}
