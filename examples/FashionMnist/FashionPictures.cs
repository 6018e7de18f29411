using EffNet.Pictures;
using EffNet.Training;

namespace FashionMnist;

/// <summary>Writes test images to files, for examples that need a picture.</summary>
internal static class FashionPictures
{
    /// <summary>Writes the first test image of each class, so that no image is selected by its result.</summary>
    /// <param name="data">The folder with the images.</param>
    /// <param name="output">The folder to write to. The files have the names of the classes.</param>
    public static int Write(string data, string output)
    {
        var images = ImageSets.FashionMnist(data, DataSplit.Test);
        Directory.CreateDirectory(output);
        foreach (var index in Enumerable.Range(0, images.Count).DistinctBy(images.GetLabel))
        {
            var name = images.ClassNames[images.GetLabel(index)].Split('/')[0].Replace(' ', '-').ToLowerInvariant();
            images.Load(index).Save(Path.Combine(output, $"{name}.png"));
        }

        return 0;
    }
}
