using System.Globalization;

namespace EffNet.Training;

/// <summary>Finds problems of a training in its images.</summary>
internal static class ImageWarnings
{
    /// <summary>The largest number of names in a message.</summary>
    private const int MostNames = 5;

    /// <summary>Returns the warnings for the images of a training.</summary>
    /// <param name="plan">The plan of the training.</param>
    /// <returns>At most one warning of each kind.</returns>
    public static IEnumerable<TrainingWarning> Find(TrainingPlan plan)
    {
        TrainingWarning?[] found = [FindConflict(plan), FindShared(plan), FindMissing(plan), FindDropped(plan), FindLargeStep(plan), FindOtherClasses(plan)];
        return found.OfType<TrainingWarning>();
    }

    private static TrainingWarning? FindConflict(TrainingPlan plan)
    {
        if (plan.Conflicting is not [var first, ..])
            return null;
        var other = Enumerable.Range(0, first.Labels.Count).First(i => first.Labels[i] != first.Labels[0]);
        var names = plan.Training.ClassNames;
        return new TrainingWarning(TrainingWarningKind.ConflictingLabels, string.Create(
            CultureInfo.InvariantCulture,
            $"Copies of one image have different labels: '{first.Names[0]}' is '{names[first.Labels[0]]}', but '{first.Names[other]}' is '{names[first.Labels[other]]}'. ")
            + string.Create(CultureInfo.InvariantCulture, $"Images with such copies: {plan.Conflicting.Count:N0}. ")
            + $"Remove the wrong copies. {nameof(ImageSplit)}.{nameof(ImageSplit.ConflictingDuplicates)} lists all of them.");
    }

    private static TrainingWarning? FindShared(TrainingPlan plan)
    {
        if (plan.Validation is not { } validation)
            return null;
        var trained = Enumerable.Range(0, plan.Training.Count).Select(plan.Training.IdentityOf).ToHashSet();
        var shared = Enumerable.Range(0, validation.Count).Where(i => trained.Contains(validation.IdentityOf(i))).ToList();
        return shared.Count == 0
            ? null
            : new TrainingWarning(TrainingWarningKind.SharedImages, string.Create(
                CultureInfo.InvariantCulture,
                $"{shared.Count:N0} of the {validation.Count:N0} validation images are in the training set, for example '{validation.GetName(shared[0])}'. ")
                + "The accuracy is therefore too optimistic for new images. Validate with images that are not in the training set.");
    }

    private static TrainingWarning? FindMissing(TrainingPlan plan)
    {
        var (training, validation) = (Missing(plan.Training), plan.Validation is { } images ? Missing(images) : []);
        if (training.Count + validation.Count == 0)
            return null;
        var untrained = training.Count > 0 ? $"Classes without images to train with: {List(training)}. The network cannot learn these classes. " : string.Empty;
        var unmeasured = validation.Count > 0 ? $"Classes without images to validate with: {List(validation)}. The results do not include these classes. " : string.Empty;
        return new TrainingWarning(TrainingWarningKind.MissingImages, $"{untrained}{unmeasured}Add images of these classes, or remove the classes.");
    }

    private static TrainingWarning? FindDropped(TrainingPlan plan) => !plan.DropsLastBatch
        ? null
        : new TrainingWarning(
            TrainingWarningKind.DroppedBatch,
            "One image of each epoch is dropped, because batch norms cannot compute statistics of a last batch with a single image. "
            + $"Use another batch size to train with all images, or set {nameof(TrainingOptions.Norms)} to {nameof(NormTraining.Frozen)} if the network has trained weights.");

    private static TrainingWarning? FindLargeStep(TrainingPlan plan)
    {
        var (recipe, count) = (plan.Recipe, plan.Training.Count);
        var step = (long)recipe.BatchSize * recipe.BatchesPerStep;
        return recipe.LearningRateBatchSize is null || step <= count
            ? null
            : new TrainingWarning(TrainingWarningKind.LargeStep, string.Create(
                CultureInfo.InvariantCulture,
                $"The learning rate is scaled for {step:N0} images in a step, but the training set has {count:N0} images. ")
                + $"Use a smaller {nameof(TrainingRecipe.BatchSize)} or fewer {nameof(TrainingRecipe.BatchesPerStep)}.");
    }

    private static TrainingWarning? FindOtherClasses(TrainingPlan plan)
    {
        var names = plan.Training.ClassNames;
        if (plan.LoadedClassNames is not { } loaded)
            return null;
        var different = Enumerable.Range(0, names.Count).Where(i => names[i] != loaded[i]).ToList();
        if (different.Count == 0)
            return null;
        var (weights, images) = (List(different.ConvertAll(i => loaded[i])), List(different.ConvertAll(i => names[i])));
        var problem = string.Create(
            CultureInfo.InvariantCulture,
            $"{different.Count:N0} of the {names.Count:N0} outputs of the loaded classifier have other class names than the images. "
            + $"The weights have {weights}; the images have {images}. ");
        return new TrainingWarning(TrainingWarningKind.OtherClasses, problem + (names.Order(StringComparer.Ordinal).SequenceEqual(loaded.Order(StringComparer.Ordinal))
            ? "The classes have another order. Open the images with the class names of the weights, in their order."
            : "If the classes are the same under other names, the training is correct. Otherwise, create the network and call "
                + "LoadWeights with keepClassifier: true, which keeps the new classifier of the network instead of loading one."));
    }

    private static List<string> Missing(ImageSet images)
    {
        var counts = images.CountByClass();
        return [.. images.ClassNames.Where((_, i) => counts[i] == 0)];
    }

    private static string List(List<string> names) => names.Count <= MostNames
        ? string.Join(", ", names.Select(name => $"'{name}'"))
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(MostNames).Select(name => $"'{name}'"))} and {names.Count - MostNames:N0} more");
}
