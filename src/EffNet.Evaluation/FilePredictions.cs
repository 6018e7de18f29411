namespace EffNet;

/// <summary>Predictions for files, one by one as they are known.</summary>
internal static class FilePredictions
{
    /// <summary>Asks about files: the next batch is read while the network looks at the last one.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="reading">How they are read, and who is asked.</param>
    /// <param name="top">How many classes; all, if there are fewer.</param>
    /// <param name="namesFor">Returns the names of the classes, for a number of classes.</param>
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
