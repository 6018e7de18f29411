using EffNet.Pictures;

namespace EffNet;

/// <summary>Asks a network about a folder with one sub-folder of pictures for each class.</summary>
internal static class FolderEvaluation
{
    private const int Five = 5;

    /// <summary>Asks about all pictures, and counts.</summary>
    /// <param name="classifier">The network.</param>
    /// <param name="folder">The folder: <c>folder/class/picture.jpg</c>, in sub-folders of any depth.</param>
    /// <param name="preprocessing">How pictures are prepared.</param>
    /// <param name="options">What else there is to say.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    public static EvaluationResult Run(IPictureClassifier classifier, string folder, Preprocessing preprocessing, EvaluationOptions options, CancellationToken cancellationToken)
    {
        if (options.BatchSize < 1)
            throw new ArgumentException($"A batch of {options.BatchSize} pictures cannot be; take 1 or more.", nameof(options));
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

    /// <summary>Gets the numbers of best classes to count.</summary>
    /// <param name="asked">The numbers asked for; <see langword="null"/> for the usual ones.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="ArgumentException">One is below 1, or so large that every class would be among the best.</exception>
    public static IReadOnlyList<int> TopOf(IReadOnlyList<int>? asked, int classes)
    {
        if (asked is null)
            return classes > Five ? [1, Five] : [1];
        foreach (var k in asked)
        {
            if (k < 1 || (k > 1 && k >= classes))
            {
                throw new ArgumentException(
                    $"{nameof(EvaluationOptions.TopK)} must be at least 1 and less than the number of classes, {classes}, but was {k}: every class would be among the best.", nameof(asked));
            }
        }

        return asked;
    }
}
