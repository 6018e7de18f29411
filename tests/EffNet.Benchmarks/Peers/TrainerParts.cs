using EffNet.Models;
using EffNet.Training;

namespace EffNet.Benchmarks.Peers;

/// <summary>
/// Trains B0 on JPEG files, or runs only one of the two parts of this training: the steps on a batch in memory, or the loader. All three process the same number of batches
/// of 8 images of 224 x 224 pixels.
/// </summary>
internal sealed class TrainerParts : IDisposable
{
    /// <summary>The number of batches of a run.</summary>
    public const int Batches = 24;

    private const int BatchSize = 8;

    private readonly EfficientNetB0 _network = new(classes: 2);
    private readonly ImageSet _images;
    private readonly TrainingOptions _options = new()
    {
        Recipe = new TrainingRecipe
        {
            Epochs = 1,
            BatchSize = BatchSize,
            Optimizer = new RmsPropOptions(),
            LearningRate = 1e-5,
            Schedule = new ConstantSchedule(),
            AverageDecay = null,
        },
    };

    private readonly TrainingPlan _plan;
    private readonly TrainedNetwork _trained;
    private readonly ImageBatch _batch;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="folder">A folder that contains one folder of pictures for each of two classes.</param>
    public TrainerParts(string folder)
    {
        _images = ImageSets.FromFolder(folder);
        _plan = TrainingPlan.Create(_network, _images, validation: null, _options);
        _trained = new TrainedNetwork(_plan);
        using var reader = _plan.TrainingLoader(epoch: 0).ReadEpoch(epoch: 0);
        _batch = reader.First();
    }

    /// <summary>Creates the images of a run by copying one picture.</summary>
    /// <param name="picture">The file.</param>
    /// <param name="folder">The folder to write to.</param>
    public static void WritePictures(string picture, string folder)
    {
        foreach (var index in Enumerable.Range(0, Batches * BatchSize))
        {
            var directory = Directory.CreateDirectory(Path.Combine(folder, $"class{index % 2}"));
            File.Copy(picture, Path.Combine(directory.FullName, $"{index:000}.jpg"));
        }
    }

    /// <summary>Runs the training steps on the batch in memory.</summary>
    public void Step()
    {
        _trained.EnterEpoch(0);
        for (var i = 0; i < Batches; i++)
        {
            _trained.AddGradients(_batch, lossFactor: 1);
            _trained.Step(learningRate: 1e-5);
        }
    }

    /// <summary>Loads the batches of a run without training.</summary>
    public void Load()
    {
        using var reader = _plan.TrainingLoader(epoch: 0).ReadEpoch(epoch: 0);
        while (reader.TryNext(out var batch))
            batch.Dispose();
    }

    /// <summary>Trains the network.</summary>
    /// <returns>The fraction of the time after the first step in which the run waited for data.</returns>
    public double Train()
    {
        var progress = new WaitingAfterFirstStep();
        var result = Trainer.FitAsync(_network, _images, validation: null, _options, progress).GetAwaiter().GetResult();
        return progress.Share(result.History.Single());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _batch.Dispose();
        _trained.Dispose();
        _network.Dispose();
    }

    private sealed class WaitingAfterFirstStep : IProgress<TrainingProgress>
    {
        private double _seconds;
        private double _waiting;

        public void Report(TrainingProgress value)
        {
            if (value.Step == 1)
                (_seconds, _waiting) = (BatchSize / value.ImagesPerSecond, value.WaitingShare * BatchSize / value.ImagesPerSecond);
        }

        public double Share(EpochMetrics epoch)
        {
            var seconds = Batches * BatchSize / epoch.ImagesPerSecond;
            return ((epoch.WaitingShare * seconds) - _waiting) / (seconds - _seconds);
        }
    }
}
