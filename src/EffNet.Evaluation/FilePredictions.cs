namespace EffNet;

/// <summary>Computes predictions for files and returns each prediction as soon as it is known.</summary>
internal static class FilePredictions
{
    /// <summary>Returns predictions for files. The next batch is read while the network evaluates the current one.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="reading">The network, and the options for reading files.</param>
    /// <param name="top">The number of best classes to return. If there are fewer classes, all are returned.</param>
    /// <param name="namesFor">A function that returns the names of the classes for a number of classes.</param>
    public static IEnumerable<FilePrediction> Ask(IEnumerable<string> paths, PictureReading reading, int top, Func<int, IReadOnlyList<string>?> namesFor)
    {
        foreach (var batch in FileBatch.ReadAll(paths, reading))
        {
            Prediction[][] answers = [];
            using (batch)
            {
                if (batch.Images is { } images)
                {
                    var scores = reading.Classifier.Score(images, batch.PathOf, reading.CancellationToken);
                    var names = namesFor(scores.ClassCount);
                    answers = [.. Enumerable.Range(0, images.Count).Select(i => scores.Predictions(i, top, names))];
                }
            }

            var answered = 0;
            for (var i = 0; i < batch.Paths.Count; i++)
                yield return new FilePrediction(batch.Paths[i], batch.Problems[i] is null ? answers[answered++] : [], batch.Problems[i]);
        }
    }
}
